package org.chancery.platform.web;

import org.jspecify.annotations.Nullable;

/** A step of the path above a page's title; {@code href} is null where there is no page to go to. */
public record Crumb(String label, @Nullable String href) {

    public static Crumb of(String label, String href) {
        return new Crumb(label, href);
    }
}
