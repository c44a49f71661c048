package org.chancery.platform.web;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One way to narrow a {@link Listing}. A filter is asked for by its key in the query string; what it does in SQL is a predicate over the
 * listing's result columns, written by the room, never by the caller.
 */
public sealed interface Filter {

    String key();

    String title();

    /** The names of its query parameters. */
    default List<String> parameters() {
        return List.of(key());
    }

    /** One or several of a set of values: {@code ?status=OPEN&status=PENDING}; the predicate takes a list. */
    record OneOf(String key, String title, Choices choices, String predicate) implements Filter {}

    /** The id of another object: {@code ?matterId=…}; {@code label} is SQL that names it for the chip, by {@code :id}. */
    record Reference(String key, String title, String predicate, @Nullable String label) implements Filter {}

    /** Text that is contained, in any case: {@code ?payee=weiss}. */
    record Contains(String key, String title, String predicate) implements Filter {}

    /** From one day to another, both included: {@code ?openedFrom=2026-01-01&openedTo=2026-01-31}. */
    record Days(String key, String title, String expression, Of of) implements Filter {

        /** What the expression holds. */
        public enum Of { DATES, INSTANTS }

        @Override
        public List<String> parameters() {
            return List.of(key + "From", key + "To");
        }
    }

    /** From one amount to another in major units, both included: {@code ?totalMin=100&totalMax=2500.50}. */
    record Amounts(String key, String title, String minorExpression, String currencyExpression) implements Filter {
        @Override
        public List<String> parameters() {
            return List.of(key + "Min", key + "Max");
        }
    }

    /** By a column that is called like the key in snake case: {@code practiceArea} → {@code practice_area in (:practiceArea)}. */
    static Filter choice(String key, String title, Choices choices) {
        return new OneOf(key, title, choices, Column.snake(key) + " in (:" + key + ")");
    }

    static Filter choice(String key, String title, Choices choices, String predicate) {
        return new OneOf(key, title, choices, named(key, predicate));
    }

    /** @param label SQL with one text column that names the object with the uuid {@code :id}, or null to show only the title */
    static Filter reference(String key, String title, @Nullable String label) {
        return new Reference(key, title, Column.snake(key) + " = :" + key, label);
    }

    static Filter reference(String key, String title, @Nullable String label, String predicate) {
        return new Reference(key, title, named(key, predicate), label);
    }

    /** @param expression SQL text that must contain what was typed */
    static Filter contains(String key, String title, String expression) {
        return new Contains(key, title, expression + " ilike :" + key);
    }

    /** @param expression of SQL type date */
    static Filter dates(String key, String title, String expression) {
        return new Days(key, title, expression, Days.Of.DATES);
    }

    /** @param expression of SQL type timestamptz; the days are those of the reader's zone */
    static Filter instants(String key, String title, String expression) {
        return new Days(key, title, expression, Days.Of.INSTANTS);
    }

    /** By {@code <key>_minor} and {@code currency}. */
    static Filter amounts(String key, String title) {
        return new Amounts(key, title, Column.snake(key) + "_minor", "currency");
    }

    static Filter amounts(String key, String title, String minorExpression, String currencyExpression) {
        return new Amounts(key, title, minorExpression, currencyExpression);
    }

    private static String named(String key, String predicate) {
        if (!Objects.requireNonNull(predicate).contains(":" + key)) {
            throw new IllegalArgumentException("the predicate of " + key + " must use :" + key);
        }
        return predicate;
    }
}
