package org.chancery.finance.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.chancery.finance.receivables.Accrual.Days;
import org.chancery.finance.receivables.Accrual.Debt;
import org.chancery.finance.receivables.Accrual.Movement;
import org.chancery.finance.receivables.Accrual.Period;
import org.chancery.finance.receivables.Accrual.Planned;
import org.chancery.finance.receivables.Accrual.Terms;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Interest is what a count day by day gives, whatever happened to the debt, its terms and its plans. */
class AccrualProperties {

    private static final LocalDate DUE = LocalDate.of(2026, 1, 31);

    @Property
    void isTheSumOfItsDays(@ForAll("debts") Debt debt, @ForAll @IntRange(min = -40, max = 700) int days) {
        LocalDate through = DUE.plusDays(days);
        BigInteger sum = BigInteger.ZERO;
        for (LocalDate day = DUE.plusDays(1); !day.isAfter(through); day = day.plusDays(1)) {
            sum = sum.add(product(debt, day));
        }
        assertThat(product(Accrual.of(debt, through))).isEqualTo(sum).isGreaterThanOrEqualTo(BigInteger.ZERO);
    }

    private static BigInteger product(Debt debt, LocalDate day) {
        long owed = debt.movements().stream().filter(each -> !each.date().isAfter(day)).mapToLong(Movement::minor).sum();
        if (owed <= 0 || debt.charged().stream().anyMatch(each -> each.has(day))) {
            return BigInteger.ZERO;
        }
        for (Planned plan : debt.plans()) {
            if (plan.has(day)) {
                return BigInteger.valueOf(owed).multiply(BigInteger.valueOf(plan.bps()));
            }
        }
        for (List<Terms> level : debt.terms()) {
            Terms last = null;
            for (Terms each : level) {
                last = each.from().isAfter(day) ? last : each;
            }
            if (last != null && last.bps() != null) {
                return day.isAfter(DUE.plusDays(last.graceDays())) ? BigInteger.valueOf(owed).multiply(BigInteger.valueOf(last.bps())) : BigInteger.ZERO;
            }
        }
        return BigInteger.ZERO;
    }

    private static BigInteger product(List<Period> periods) {
        return periods.stream().map(Period::product).reduce(BigInteger.ZERO, BigInteger::add);
    }

    @Property
    void splittingAPeriodChangesNothingButRounding(@ForAll("debts") Debt debt, @ForAll @IntRange(min = 0, max = 400) int first, @ForAll @IntRange(min = 1, max = 300) int then) {
        LocalDate middle = DUE.plusDays(first);
        LocalDate end = middle.plusDays(then);
        List<Period> early = Accrual.of(debt, middle);
        List<Days> charged = new ArrayList<>(debt.charged());
        early.forEach(each -> charged.add(new Days(each.from(), each.through())));
        List<Period> rest = Accrual.of(new Debt(debt.dueOn(), debt.movements(), debt.terms(), charged, debt.plans()), end);
        List<Period> whole = Accrual.of(debt, end);
        assertThat(product(early).add(product(rest))).isEqualTo(product(whole));
        long cents = Math.abs(minor(early) + minor(rest) - minor(whole));
        assertThat(cents).isLessThanOrEqualTo(early.size() + rest.size() + whole.size());
    }

    private static long minor(List<Period> periods) {
        return periods.stream().mapToLong(each -> each.interest(CurrencyUnit.USD).getAmountMinorLong()).sum();
    }

    @Property
    void noDayIsInTwoPeriodsAndNoneWasCharged(@ForAll("debts") Debt debt, @ForAll @IntRange(min = 0, max = 700) int days) {
        LocalDate before = DUE;
        for (Period period : Accrual.of(debt, DUE.plusDays(days))) {
            assertThat(period.from()).isAfter(before);
            assertThat(period.through()).isAfterOrEqualTo(period.from()).isBeforeOrEqualTo(DUE.plusDays(days));
            assertThat(debt.charged()).noneMatch(each -> each.has(period.from()) || each.has(period.through()) || each.from().isAfter(period.from()) && each.through().isBefore(period.through()));
            before = period.through();
        }
    }

    @Property
    void nothingAccruesInGraceAndAYearBearsTheRate(@ForAll @IntRange(min = 1, max = 1_000_000_000) int owed, @ForAll @IntRange(min = 1, max = 10_000) int bps,
            @ForAll @IntRange(min = 0, max = 365) int grace) {
        var debt = new Debt(DUE, List.of(new Movement(DUE.minusDays(30), owed)), List.of(List.of(), List.of(), List.of(new Terms(LocalDate.EPOCH, bps, grace))), List.of(), List.of());
        assertThat(Accrual.of(debt, DUE.plusDays(grace))).isEmpty();
        BigInteger year = product(Accrual.of(debt, DUE.plusDays(grace + 365L)));
        assertThat(year).isEqualTo(BigInteger.valueOf(owed).multiply(BigInteger.valueOf(bps)).multiply(BigInteger.valueOf(365)));
        long exact = (long) owed * bps;
        assertThat(Accrual.interest(CurrencyUnit.USD, year)).isEqualTo(Money.ofMinor(CurrencyUnit.USD, (exact + 5_000) / 10_000));
    }

    @Provide
    Arbitrary<Debt> debts() {
        Arbitrary<LocalDate> days = Arbitraries.integers().between(-60, 600).map(DUE::plusDays);
        Arbitrary<Terms> terms = Combinators.combine(days, Arbitraries.integers().between(0, 2_000).injectNull(0.2), Arbitraries.integers().between(0, 60)).as(Terms::new);
        Arbitrary<List<Terms>> level = terms.list().ofMaxSize(4).map(each -> each.stream().sorted(java.util.Comparator.comparing(Terms::from)).toList());
        Arbitrary<List<Movement>> movements = Combinators.combine(days, Arbitraries.longs().between(-60_000, 20_000)).as(Movement::new).list().ofMaxSize(6);
        Arbitrary<List<Planned>> plans = Combinators.combine(days, Arbitraries.integers().between(1, 200).injectNull(0.3), Arbitraries.integers().between(0, 500))
                .as((from, last, bps) -> new Planned(from, last == null ? null : from.plusDays(last), bps)).list().ofMaxSize(2);
        Arbitrary<List<Days>> charged = Combinators.combine(days, Arbitraries.integers().between(0, 90)).as((from, last) -> new Days(from, from.plusDays(last))).list().ofMaxSize(3);
        return Combinators.combine(movements, level, level, level, charged, plans).as((moved, bill, client, firm, gone, planned) -> {
            List<Movement> all = new ArrayList<>(List.of(new Movement(DUE.minusDays(30), 100_000)));
            all.addAll(moved);
            return new Debt(DUE, all, List.of(bill, client, firm), gone, planned);
        });
    }
}
