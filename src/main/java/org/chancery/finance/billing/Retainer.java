package org.chancery.finance.billing;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.chancery.platform.web.Show;
import org.chancery.shared.Refusal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What a client pays in advance. In JSON: {@code {"kind":"EVERGREEN","amount":{…},"minimum":{…}}}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({@JsonSubTypes.Type(value = Retainer.None.class, name = "NONE"), @JsonSubTypes.Type(value = Retainer.Advance.class, name = "ADVANCE"),
    @JsonSubTypes.Type(value = Retainer.Evergreen.class, name = "EVERGREEN"), @JsonSubTypes.Type(value = Retainer.Earned.class, name = "EARNED")})
public sealed interface Retainer {

    /** The kinds there are, as they are stored, chosen and read. */
    enum Kind {
        NONE("None"), ADVANCE("Advance, into client money"), EVERGREEN("Evergreen, topped up"), EARNED("Earned on receipt");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    Kind kind();

    /** All of it, in a line. */
    String terms();

    /** What is wrong with it, at its fields; empty if nothing is. */
    List<Refusal> refusals(CurrencyUnit currency);

    /** Nothing is paid in advance. */
    record None() implements Retainer {
        @Override
        public Kind kind() {
            return Kind.NONE;
        }

        @Override
        public String terms() {
            return "No retainer";
        }

        @Override
        public List<Refusal> refusals(CurrencyUnit currency) {
            return List.of();
        }
    }

    /** Paid once into client money, where it stays the client's until bills take it. */
    record Advance(Money amount) implements Retainer {
        public Advance {
            Objects.requireNonNull(amount, "amount");
        }

        @Override
        public Kind kind() {
            return Kind.ADVANCE;
        }

        @Override
        public String terms() {
            return "Advance retainer of " + Show.money(amount) + ", held as client money until bills take it";
        }

        @Override
        public List<Refusal> refusals(CurrencyUnit currency) {
            return positive("amount", amount, currency);
        }
    }

    /**
     * Held as client money, and filled up again whenever it falls to the minimum.
     *
     * @param amount  what it is filled up to
     * @param minimum zero or more, below the amount
     */
    record Evergreen(Money amount, Money minimum) implements Retainer {
        public Evergreen {
            Objects.requireNonNull(amount, "amount");
            Objects.requireNonNull(minimum, "minimum");
        }

        @Override
        public Kind kind() {
            return Kind.EVERGREEN;
        }

        @Override
        public String terms() {
            return "Evergreen retainer, filled up to " + Show.money(amount) + " when it falls to " + Show.money(minimum);
        }

        @Override
        public List<Refusal> refusals(CurrencyUnit currency) {
            List<Refusal> refusals = new ArrayList<>(positive("amount", amount, currency));
            if (!minimum.getCurrencyUnit().equals(currency) || minimum.isNegative() || refusals.isEmpty() && !minimum.isLessThan(amount)) {
                refusals.add(Refusal.at("minimum", "minimum-invalid", "Zero or more in %s, and below what it is filled up to.".formatted(currency)));
            }
            return List.copyOf(refusals);
        }

        /** Whether money that was held before and is held now has fallen to the minimum in between. */
        public boolean fell(Money before, Money now) {
            return before.isGreaterThan(minimum) && !now.isGreaterThan(minimum);
        }

        /** What is missing to what it is filled up to; zero if nothing is. */
        public Money missing(Money held) {
            return held.isLessThan(amount) ? amount.minus(held) : Money.zero(amount.getCurrencyUnit());
        }
    }

    /** Paid for being there, and the firm's own when it is received: it is billed, and never client money. */
    record Earned(Money amount) implements Retainer {
        public Earned {
            Objects.requireNonNull(amount, "amount");
        }

        @Override
        public Kind kind() {
            return Kind.EARNED;
        }

        @Override
        public String terms() {
            return "True retainer of " + Show.money(amount) + ", earned on receipt";
        }

        @Override
        public List<Refusal> refusals(CurrencyUnit currency) {
            return positive("amount", amount, currency);
        }
    }

    private static List<Refusal> positive(String field, Money amount, CurrencyUnit currency) {
        return !amount.getCurrencyUnit().equals(currency) || !amount.isPositive() || BillLimits.tooLarge(amount)
                ? List.of(Refusal.at(field, "amount-not-positive", "Above zero in %s, and at most 10,000,000,000.00.".formatted(currency))) : List.of();
    }
}
