package org.chancery.shared;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What came of a command: its result, or the reasons why nothing was done. A transactional method that returns
 * {@link Refused} is rolled back (see {@code platform.firm.OutcomeTransactions}), so nothing half-done remains.
 */
public sealed interface Outcome<T> {

    /** The command was carried out. */
    record Done<T>(T value) implements Outcome<T> {}

    /** Nothing was done; there is at least one reason. */
    record Refused<T>(List<Refusal> refusals) implements Outcome<T> {
        public Refused {
            refusals = List.copyOf(refusals);
            if (refusals.isEmpty()) {
                throw new IllegalArgumentException("a refusal needs a reason");
            }
        }
    }

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> refused(Refusal refusal) {
        return new Refused<>(List.of(refusal));
    }

    static <T> Outcome<T> refused(List<Refusal> refusals) {
        return new Refused<>(refusals);
    }

    static <T> Outcome<T> refused(String code, String message) {
        return refused(Refusal.of(code, message));
    }

    static <T> Outcome<T> refusedAt(String field, String code, String message) {
        return refused(Refusal.at(field, code, message));
    }

    default boolean isDone() {
        return this instanceof Done;
    }

    default <R> Outcome<R> map(Function<? super T, ? extends R> then) {
        return switch (this) {
            case Done<T>(var value) -> done(then.apply(value));
            case Refused<T>(var refusals) -> refused(refusals);
        };
    }

    default <R> Outcome<R> flatMap(Function<? super T, Outcome<R>> then) {
        return switch (this) {
            case Done<T>(var value) -> then.apply(value);
            case Refused<T>(var refusals) -> refused(refusals);
        };
    }

    default Outcome<T> peek(Consumer<? super T> seen) {
        if (this instanceof Done<T>(var value)) {
            seen.accept(value);
        }
        return this;
    }

    /** The reasons, empty when the command was carried out. */
    default List<Refusal> refusals() {
        return this instanceof Refused<T>(var refusals) ? refusals : List.of();
    }

    /** For callers to whom a refusal is a broken invariant, such as the demo loader and tests. */
    default T orThrow() {
        return switch (this) {
            case Done<T>(var value) -> value;
            case Refused<T>(var refusals) -> throw new IllegalStateException("refused: " + refusals);
        };
    }
}
