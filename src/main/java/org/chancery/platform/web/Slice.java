package org.chancery.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list on the API: {@code {"items":[…],"nextCursor":null}}.
 *
 * @param nextCursor asks for the page after this one as {@code ?cursor=…}; null on the last
 */
public record Slice<T>(List<T> items, @Nullable String nextCursor) {

    public Slice {
        items = List.copyOf(items);
    }

    /** A list that is whole, such as the lines of a report. */
    public static <T> Slice<T> whole(List<T> items) {
        return new Slice<>(items, null);
    }
}
