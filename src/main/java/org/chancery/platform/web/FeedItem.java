package org.chancery.platform.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of a timeline.
 *
 * @param text what happened
 * @param by   who did it, and how; null for the program itself
 * @param at   when
 * @param href the thing it happened to; null for none
 */
public record FeedItem(String text, @Nullable String by, Instant at, @Nullable String href) {

    public static FeedItem of(String text, @Nullable String by, Instant at) {
        return new FeedItem(text, by, at, null);
    }

    public FeedItem href(String href) {
        return new FeedItem(text, by, at, href);
    }
}
