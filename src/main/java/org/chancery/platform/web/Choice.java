package org.chancery.platform.web;

import org.jspecify.annotations.Nullable;

/** A line under a search field, rendered by {@code platform/web/choices}: the value sent, the words read, and what tells it from its namesakes. */
public record Choice(String value, String label, @Nullable String note) {

    public static Choice of(String value, String label, @Nullable String note) {
        return new Choice(value, label, note);
    }
}
