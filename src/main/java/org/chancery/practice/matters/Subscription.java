package org.chancery.practice.matters;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.chancery.platform.web.Show;
import org.chancery.shared.Refusal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A fee for each period, whatever time it takes; the time is recorded beside it. A period is billed from its first day on, and no day twice.
 *
 * @param fee  of each period; above zero, in the currency of the matter
 * @param from the first day of the first period; each later one begins whole periods after it, on the month's last day where the month is shorter
 */
public record Subscription(Money fee, Every every, LocalDate from) implements Arrangement {

    private static final LocalDate EARLIEST = LocalDate.of(1950, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);
    private static final int MOST_PERIODS = 3000;

    /** How long a period is. */
    public enum Every {
        MONTH("month", 1), QUARTER("quarter", 3), YEAR("year", 12);

        private final String word;
        private final int months;

        Every(String word, int months) {
            this.word = word;
            this.months = months;
        }

        public String word() {
            return word;
        }
    }

    /** A period, its last day included. */
    public record Span(LocalDate from, LocalDate to) {}

    public Subscription {
        Objects.requireNonNull(fee, "fee");
        Objects.requireNonNull(every, "every");
        Objects.requireNonNull(from, "from");
    }

    @Override
    public Kind kind() {
        return Kind.SUBSCRIPTION;
    }

    @Override
    public String terms() {
        return "Subscription, " + Show.money(fee) + " a " + every.word() + " from " + Show.date(from);
    }

    @Override
    public TimeCharge charge(@Nullable String taskCode) {
        return new TimeCharge.Covered();
    }

    /** The periods that have begun by the end of a day, the first one first. */
    public List<Span> begun(LocalDate through) {
        List<Span> spans = new ArrayList<>();
        for (int n = 0; n < MOST_PERIODS && !start(n).isAfter(through); n++) {
            spans.add(new Span(start(n), start(n + 1).minusDays(1)));
        }
        return spans;
    }

    private LocalDate start(int n) {
        return from.plusMonths((long) n * every.months);
    }

    @Override
    public List<Refusal> refusals(CurrencyUnit currency) {
        return new ArrangementCheck(currency).sum("fee", fee, "A subscription")
                .that(!from.isBefore(EARLIEST) && !from.isAfter(LATEST), "from", "date-out-of-range", "The first day lies between 1950 and 2199.").list();
    }
}
