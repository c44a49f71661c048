package org.chancery.finance.billing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.chancery.shared.Moneys;
import org.chancery.shared.Outcome;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * The arithmetic of a bill. Each line: gross, less its own discount, less its share of the bill's discount, plus tax HALF_UP on what is left.
 * The shares are proportional, rounded down, with the remainder on the largest line, so that they add up to the discount to the cent.
 */
final class Pricing {

    /**
     * What a line asks for.
     *
     * @param gross      negative only for a courtesy
     * @param taxPercent zero for untaxed
     */
    record Item(LineKind kind, Money gross, Discount discount, BigDecimal taxPercent) {}

    /** What it comes to: {@code amount} = gross − discount − billDiscount, before tax. */
    record Priced(LineKind kind, Money gross, Money discount, Money billDiscount, Money amount, Money tax) {}

    /** A bill's sums: total = fees + costs − discount + tax, where fees and costs are after the lines' own discounts. */
    record Totals(Money fees, Money costs, Money discount, Money tax, Money total) {}

    record Bill(List<Priced> lines, Totals totals) {}

    private Pricing() {}

    /** Refuses a discount that is larger than what it is taken off. */
    static Outcome<Bill> price(CurrencyUnit currency, List<Item> items, BillDiscount billDiscount) {
        List<Money> discounts = new ArrayList<>();
        for (Item item : items) {
            Money off = item.discount().of(item.gross());
            if (!off.isZero() && off.isGreaterThan(item.gross())) {
                return Outcome.refusedAt("discount", "discount-too-large", "The discount is larger than the line's " + item.gross().getAmount().toPlainString() + ".");
            }
            discounts.add(off);
        }
        List<Money> bases = IntStream.range(0, items.size()).mapToObj(i -> base(items.get(i), discounts.get(i), billDiscount)).toList();
        Money base = Moneys.sum(currency, bases);
        Money off = billDiscount.discount().of(base);
        if (off.isGreaterThan(base)) {
            return Outcome.refusedAt("discount", "discount-too-large", "The discount is larger than the " + base.getAmount().toPlainString() + " it is taken off.");
        }
        List<Money> shares = spread(off, bases);
        List<Priced> lines = IntStream.range(0, items.size()).mapToObj(i -> priced(items.get(i), discounts.get(i), shares.get(i))).toList();
        return Outcome.done(new Bill(lines, totals(currency, lines)));
    }

    /** What the bill's discount may take of a line: nothing of a courtesy, or of costs if it is on fees. */
    private static Money base(Item item, Money discount, BillDiscount billDiscount) {
        Money rest = item.gross().minus(discount);
        return billDiscount.covers(item.kind()) && rest.isPositive() ? rest : Money.zero(rest.getCurrencyUnit());
    }

    private static Priced priced(Item item, Money discount, Money share) {
        Money amount = item.gross().minus(discount).minus(share);
        return new Priced(item.kind(), item.gross(), discount, share, amount, Moneys.percent(amount, item.taxPercent()));
    }

    static Totals totals(CurrencyUnit currency, List<Priced> lines) {
        Money fees = Money.zero(currency);
        Money costs = Money.zero(currency);
        Money discount = Money.zero(currency);
        Money tax = Money.zero(currency);
        for (Priced line : lines) {
            Money own = line.gross().minus(line.discount());
            fees = line.kind().cost() ? fees : fees.plus(own);
            costs = line.kind().cost() ? costs.plus(own) : costs;
            discount = discount.plus(line.billDiscount());
            tax = tax.plus(line.tax());
        }
        return new Totals(fees, costs, discount, tax, fees.plus(costs).minus(discount).plus(tax));
    }

    /**
     * Spreads a sum over bases in proportion, none beyond its base.
     *
     * @param sum   between zero and the sum of the bases
     * @param bases none negative
     */
    static List<Money> spread(Money sum, List<Money> bases) {
        CurrencyUnit currency = sum.getCurrencyUnit();
        BigDecimal whole = Moneys.sum(currency, bases).getAmount();
        List<Money> shares = new ArrayList<>();
        for (Money base : bases) {
            shares.add(sum.isZero() ? sum : Money.of(currency, sum.getAmount().multiply(base.getAmount())
                    .divide(whole, currency.getDecimalPlaces(), java.math.RoundingMode.DOWN)));
        }
        Money rest = sum.minus(Moneys.sum(currency, shares));
        for (int i : largestFirst(bases)) {
            Money room = bases.get(i).minus(shares.get(i));
            Money more = rest.isGreaterThan(room) ? room : rest;
            shares.set(i, shares.get(i).plus(more));
            rest = rest.minus(more);
        }
        return List.copyOf(shares);
    }

    private static List<Integer> largestFirst(List<Money> bases) {
        return IntStream.range(0, bases.size()).boxed().sorted(Comparator.comparing((Integer i) -> bases.get(i)).reversed()).toList();
    }
}
