package org.chancery.platform.web;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** What a choice filter or a select offers: known beforehand, or asked of the database each time. */
public sealed interface Choices {

    /** Choices that the program knows; any other value is refused by name. */
    record Fixed(List<Option> choices) implements Choices {
        public Fixed {
            choices = List.copyOf(choices);
        }
    }

    /** Choices by a query with the result columns {@code value} and {@code label} (both text), in its order. */
    record Queried(String sql) implements Choices {}

    static Choices of(List<Option> choices) {
        return new Fixed(choices);
    }

    /** Every constant of an enum, in its order, labelled for people. */
    static <E extends Enum<E>> Choices of(Class<E> type, Function<E, String> label) {
        return new Fixed(Arrays.stream(type.getEnumConstants()).map(e -> new Option(e.name(), label.apply(e))).toList());
    }

    static Choices query(String sql) {
        return new Queried(sql);
    }
}
