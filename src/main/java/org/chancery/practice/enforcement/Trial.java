package org.chancery.practice.enforcement;

import org.jspecify.annotations.Nullable;

/**
 * Something that was tried, and what came of it.
 *
 * @param subject the table, or the route with its method
 * @param heldBy  what is to hold it
 * @param triedAs as whom, or how
 * @param there   how many rows there were to be seen; null for a route
 * @param seen    how many of them were; null for a route
 */
public record Trial(Kind kind, String subject, String heldBy, String triedAs, @Nullable Long there, @Nullable Long seen, Verdict verdict) {

    /** What was tried. */
    public enum Kind {
        TABLE("Table"), ROUTE("Route");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** What came of it. */
    public enum Verdict {
        HELD("Held"), BROKEN("Broken"), EMPTY("No rows to try"), UNTRIED("Not tried");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    static Trial ofTable(String table, String heldBy, String triedAs, boolean guarded, long there, long seen) {
        return new Trial(Kind.TABLE, table, heldBy, triedAs, there, seen, seen > 0 || !guarded ? Verdict.BROKEN : there == 0 ? Verdict.EMPTY : Verdict.HELD);
    }
}
