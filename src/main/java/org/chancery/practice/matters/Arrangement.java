package org.chancery.practice.matters;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import org.chancery.platform.web.Show;
import org.chancery.shared.Refusal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the client agreed to pay for the work; each kind with its rules in its own file. In JSON: {@code {"kind":"HOURLY"}} or
 * {@code {"kind":"FLAT","fee":{"amount":"2500.00","currency":"USD"}}}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({@JsonSubTypes.Type(value = Arrangement.Hourly.class, name = "HOURLY"), @JsonSubTypes.Type(value = Arrangement.Flat.class, name = "FLAT"),
    @JsonSubTypes.Type(value = Capped.class, name = "CAPPED"), @JsonSubTypes.Type(value = Blended.class, name = "BLENDED"),
    @JsonSubTypes.Type(value = Subscription.class, name = "SUBSCRIPTION"), @JsonSubTypes.Type(value = TaskFees.class, name = "TASK_FEES"),
    @JsonSubTypes.Type(value = Contingency.class, name = "CONTINGENCY"), @JsonSubTypes.Type(value = SuccessFee.class, name = "SUCCESS_FEE"),
    @JsonSubTypes.Type(value = Hybrid.class, name = "HYBRID")})
public sealed interface Arrangement permits Arrangement.Hourly, Arrangement.Flat, Capped, Blended, Subscription, TaskFees, Contingency, SuccessFee, Hybrid {

    /** The kinds there are, as they are stored, chosen and read. */
    enum Kind {
        HOURLY("Hourly"), FLAT("Flat fee"), CAPPED("Capped"), BLENDED("Blended rate"), SUBSCRIPTION("Subscription"), TASK_FEES("Task and appearance fees"),
        CONTINGENCY("Contingency"), SUCCESS_FEE("Success fee"), HYBRID("Hybrid");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    Kind kind();

    /** As it is read on a page. */
    default String word() {
        return kind().word();
    }

    /** All of it, in a line: {@code Flat fee, $2,500.00}. */
    String terms();

    /** How recorded time is charged; {@code taskCode} is null for time without a code. */
    TimeCharge charge(@Nullable String taskCode);

    /** A fee for the whole matter, billed once; empty where there is none. */
    default Optional<Money> fixedFee() {
        return Optional.empty();
    }

    /** A share of what is recovered; empty where there is none. */
    default Optional<Contingency> contingent() {
        return Optional.empty();
    }

    /** What is wrong with it, at the fields {@code arrangement.…}; empty if nothing is. */
    List<Refusal> refusals(CurrencyUnit currency);

    /** Time at the rates of those who worked. */
    record Hourly() implements Arrangement {
        @Override
        public Kind kind() {
            return Kind.HOURLY;
        }

        @Override
        public String terms() {
            return word();
        }

        @Override
        public TimeCharge charge(@Nullable String taskCode) {
            return new TimeCharge.AtRates();
        }

        @Override
        public List<Refusal> refusals(CurrencyUnit currency) {
            return List.of();
        }
    }

    /**
     * One fee for the whole matter, whatever time it takes.
     *
     * @param fee above zero, in the currency of the matter
     */
    record Flat(Money fee) implements Arrangement {
        @Override
        public Kind kind() {
            return Kind.FLAT;
        }

        @Override
        public String terms() {
            return "Flat fee, " + Show.money(fee);
        }

        @Override
        public TimeCharge charge(@Nullable String taskCode) {
            return new TimeCharge.Covered();
        }

        @Override
        public Optional<Money> fixedFee() {
            return Optional.of(fee);
        }

        @Override
        public List<Refusal> refusals(CurrencyUnit currency) {
            return new ArrangementCheck(currency).sum("fee", fee, "A flat fee").list();
        }
    }
}
