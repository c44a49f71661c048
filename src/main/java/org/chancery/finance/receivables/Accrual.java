package org.chancery.finance.receivables;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Simple interest on a bill: for each day after the due day and its grace, what was owed at the end of that day × the rate of that day ÷ 365. Added up exactly, in minor units × hundredths of a
 * percent × days; rounded once for each period that is charged, HALF_UP.
 */
final class Accrual {

    private static final BigDecimal YEAR = BigDecimal.valueOf(365L * 10_000);

    private Accrual() {}

    /** What changes the debt, on its day: the bill above zero, what reduces it below. */
    record Movement(LocalDate date, long minor) {}

    /** Terms that begin on a day. @param bps null for the wider ones again */
    record Terms(LocalDate from, @Nullable Integer bps, int graceDays) {}

    /** Days with both ends. */
    record Days(LocalDate from, LocalDate through) {
        boolean has(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(through);
        }
    }

    /** Days of a payment plan, whose own rate takes the place of all terms. @param until the first day after it; null for none */
    record Planned(LocalDate from, @Nullable LocalDate until, int bps) {
        boolean has(LocalDate day) {
            return !day.isBefore(from) && (until == null || day.isBefore(until));
        }
    }

    /**
     * What is known of a bill.
     *
     * @param terms  of the bill, of its client and of the firm, each list by day, of one day the last to count last
     * @param charged days that were charged already
     */
    record Debt(LocalDate dueOn, List<Movement> movements, List<List<Terms>> terms, List<Days> charged, List<Planned> plans) {

        long owed(LocalDate day) {
            return movements.stream().filter(each -> !each.date().isAfter(day)).mapToLong(Movement::minor).sum();
        }

        /** Hundredths of a percent that a day bears. */
        private int rate(LocalDate day) {
            for (Planned plan : plans) {
                if (plan.has(day)) {
                    return plan.bps();
                }
            }
            for (List<Terms> level : terms) {
                Terms last = level.stream().filter(each -> !each.from().isAfter(day)).reduce((_, later) -> later).orElse(null);
                if (last != null && last.bps() != null) {
                    return day.isAfter(dueOn.plusDays(last.graceDays())) ? last.bps() : 0;
                }
            }
            return 0;
        }

        /** The days up to the last on which something may be other than on the day before. */
        private List<LocalDate> changes(LocalDate through) {
            var days = new TreeSet<LocalDate>();
            days.add(dueOn.plusDays(1));
            movements.forEach(each -> days.add(each.date()));
            terms.forEach(level -> level.forEach(each -> {
                days.add(each.from());
                days.add(dueOn.plusDays(each.graceDays() + 1L));
            }));
            charged.forEach(each -> {
                days.add(each.from());
                days.add(each.through().plusDays(1));
            });
            plans.forEach(each -> {
                days.add(each.from());
                if (each.until() != null) {
                    days.add(each.until());
                }
            });
            return days.stream().filter(day -> day.isAfter(dueOn) && !day.isAfter(through)).toList();
        }
    }

    /** Days of the same debt at the same rate. */
    record Part(LocalDate from, LocalDate through, long owed, int bps) {

        long days() {
            return ChronoUnit.DAYS.between(from, through) + 1;
        }

        BigInteger product() {
            return BigInteger.valueOf(owed).multiply(BigInteger.valueOf(bps)).multiply(BigInteger.valueOf(days()));
        }
    }

    /** What can be charged as one: from the first day that bears interest to the last before days that were charged, or of all. */
    record Period(List<Part> parts) {
        Period {
            parts = List.copyOf(parts);
        }

        LocalDate from() {
            return parts.getFirst().from();
        }

        LocalDate through() {
            return parts.getLast().through();
        }

        BigInteger product() {
            return parts.stream().map(Part::product).reduce(BigInteger.ZERO, BigInteger::add);
        }

        Money interest(CurrencyUnit currency) {
            return Accrual.interest(currency, product());
        }
    }

    static Money interest(CurrencyUnit currency, BigInteger product) {
        return Money.ofMinor(currency, new BigDecimal(product).divide(YEAR, 0, RoundingMode.HALF_UP).longValueExact());
    }

    /** What a bill bears and was not charged, up to the end of a day. Charged days part it; a debt below zero bears nothing. */
    static List<Period> of(Debt debt, LocalDate through) {
        List<Period> periods = new ArrayList<>();
        List<Part> open = new ArrayList<>();
        List<LocalDate> changes = debt.changes(through);
        for (int i = 0; i < changes.size(); i++) {
            LocalDate day = changes.get(i);
            LocalDate last = i + 1 < changes.size() ? changes.get(i + 1).minusDays(1) : through;
            if (debt.charged().stream().anyMatch(each -> each.has(day))) {
                close(periods, open);
                continue;
            }
            long owed = debt.owed(day);
            int rate = debt.rate(day);
            if (owed > 0 && rate > 0) {
                add(open, new Part(day, last, owed, rate));
            }
        }
        close(periods, open);
        return periods;
    }

    private static void add(List<Part> parts, Part next) {
        Part before = parts.isEmpty() ? null : parts.getLast();
        if (before != null && before.owed() == next.owed() && before.bps() == next.bps() && before.through().plusDays(1).equals(next.from())) {
            parts.set(parts.size() - 1, new Part(before.from(), next.through(), next.owed(), next.bps()));
        } else {
            parts.add(next);
        }
    }

    private static void close(List<Period> periods, List<Part> parts) {
        if (!parts.isEmpty()) {
            periods.add(new Period(parts));
            parts.clear();
        }
    }
}
