package org.chancery.finance.billing;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.chancery.shared.Outcome;
import org.joda.money.CurrencyUnit;

/** The lines of a pre-bill and the discount on it, to be priced together. */
record Draft(CurrencyUnit currency, BillDiscount discount, List<DraftLine> lines) {

    Draft {
        lines = List.copyOf(lines);
    }

    /** A line and what it comes to; one that is held back or taken off has no share of the bill's discount. */
    record PricedLine(DraftLine line, Pricing.Priced priced) {}

    /** @param totals of the lines that are billed */
    record Priced(List<PricedLine> lines, Pricing.Totals totals) {}

    Draft replacing(DraftLine changed) {
        return new Draft(currency, discount, lines.stream().map(line -> line.id().equals(changed.id()) ? changed : line).toList());
    }

    Draft adding(DraftLine line) {
        List<DraftLine> more = new ArrayList<>(lines);
        more.add(line);
        return new Draft(currency, discount, more);
    }

    Draft with(BillDiscount off) {
        return new Draft(currency, off, lines);
    }

    Outcome<Priced> price() {
        var billed = Pricing.price(currency, lines.stream().filter(DraftLine::billed).map(DraftLine::item).toList(), discount);
        var others = Pricing.price(currency, lines.stream().filter(line -> !line.billed()).map(DraftLine::item).toList(), BillDiscount.none());
        return billed.flatMap(bill -> others.map(rest -> new Priced(together(bill.lines().iterator(), rest.lines().iterator()), bill.totals())));
    }

    private List<PricedLine> together(Iterator<Pricing.Priced> billed, Iterator<Pricing.Priced> others) {
        List<PricedLine> all = new ArrayList<>();
        for (DraftLine line : lines) {
            all.add(new PricedLine(line, line.billed() ? billed.next() : others.next()));
        }
        return List.copyOf(all);
    }
}
