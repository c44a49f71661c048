package org.chancery.practice.contacts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Another name of a contact, found by every search.
 *
 * @param until the last day of a former name; null if unknown, and for the other kinds
 */
public record OtherName(Kind kind, String name, @Nullable LocalDate until) {

    /** Why there is another name. */
    public enum Kind {
        FORMER("Formerly"),
        ALIAS("Also known as"),
        TRADING("Trading as");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As it is read before the name. */
        public String word() {
            return word;
        }
    }

    public OtherName {
        name = name.strip();
    }
}
