package org.chancery.platform.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Light or dark, as a person chose, or as their device says. Kept in the cookie {@value #COOKIE}. */
public enum Theme {
    AUTO("As device"),
    LIGHT("Light"),
    DARK("Dark");

    static final String COOKIE = "chancery-theme";

    private final String words;

    Theme(String words) {
        this.words = words;
    }

    /** What the switch calls it. */
    public String words() {
        return words;
    }

    /** The word in the cookie and the form. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value of {@code data-bs-theme}; null leaves the choice to the device. */
    public @Nullable String attribute() {
        return this == AUTO ? null : word();
    }

    /** The theme of a word that came from outside; anything unknown is {@link #AUTO}. */
    static Theme of(@Nullable String word) {
        for (var theme : values()) {
            if (theme.word().equals(word)) {
                return theme;
            }
        }
        return AUTO;
    }
}
