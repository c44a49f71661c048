package org.chancery.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page beside this one, on the same thing: {@code Tab.of("Time", "/matters/…/time")}; {@code count} is what it holds, null to say nothing. */
public record Tab(String label, String href, @Nullable Integer count) {

    public static Tab of(String label, String href) {
        return new Tab(label, href, null);
    }

    public static Tab of(String label, String href, int count) {
        return new Tab(label, href, count);
    }

    /** The tab that the page at {@code path} belongs to: the one whose address is the longest beginning of it. */
    public static @Nullable Tab current(List<Tab> tabs, String path) {
        return Paths.longest(tabs, Tab::href, path);
    }
}
