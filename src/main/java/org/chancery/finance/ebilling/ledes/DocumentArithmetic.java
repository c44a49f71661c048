package org.chancery.finance.ebilling.ledes;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sums of a bill in LEDES XML: units × rate is the base amount; base and discount make the total of a line; lines make the matter's details; net fees and
 * net expenses make what is due on a matter, and matters what is due on the bill. Taxes may be in the net sums or beside them: both are accepted, and lines or
 * sums that carry segments not known here are not judged.
 */
final class DocumentArithmetic {

    private final Findings findings;

    DocumentArithmetic(Findings findings) {
        this.findings = findings;
    }

    /** The sum of the lines' totals, with discounts of the matters. */
    BigDecimal invoice(Segment invoice) {
        String currency = invoice.value("inv_currency");
        BigDecimal lines = BigDecimal.ZERO;
        BigDecimal due = BigDecimal.ZERO;
        boolean known = true;
        for (Segment matter : invoice.all("matter")) {
            lines = lines.add(matter(matter, currency));
            @Nullable BigDecimal matterDue = figure(matter, "matter_total_due");
            known &= matterDue != null;
            due = due.add(matterDue == null ? BigDecimal.ZERO : matterDue);
        }
        if (known) {
            expect(invoice, "inv_total_net_due", "bill-total", "what is due on its matters is", due, due.add(or(invoice, "inv_total_tax")), due.subtract(or(invoice, "inv_generic_discount")));
        }
        return lines;
    }

    private BigDecimal matter(Segment matter, String currency) {
        BigDecimal fees = lines(matter.all("fee"), currency);
        BigDecimal expenses = lines(matter.all("expense"), currency);
        expect(matter, "matter_total_detail_fees", "matter-fees", "its fees make", fees);
        expect(matter, "matter_total_detail_exp", "matter-expenses", "its expenses make", expenses);
        BigDecimal net = or(matter, "matter_net_fees").add(or(matter, "matter_net_exp"));
        if (figure(matter, "matter_net_fees") != null && figure(matter, "matter_net_exp") != null) {
            expect(matter, "matter_total_due", "matter-due", "net fees and net expenses make", net, net.add(or(matter, "matter_tax_on_fees")).add(or(matter, "matter_tax_on_exp")));
        }
        return fees.add(expenses).add(discounts(matter));
    }

    private static BigDecimal discounts(Segment matter) {
        return matter.find("matter_disc_cred").map(each -> or(each, "disc_cred_amount")).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal lines(List<Segment> charges, String currency) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Segment charge : charges) {
            line(charge, currency);
            sum = sum.add(or(charge, "total_amount"));
        }
        return sum;
    }

    private void line(Segment charge, String currency) {
        BigDecimal units = figure(charge, "units");
        BigDecimal rate = figure(charge, "rate");
        BigDecimal base = figure(charge, "base_amount");
        if (units != null && rate != null && base != null && !charge.value("charge_type").equals("F")) {
            expect(charge, "base_amount", "line-base", "units and rate make", units.multiply(rate).setScale(Values.places(base, currency), RoundingMode.HALF_UP));
        }
        boolean taxed = charge.children().stream().anyMatch(Segment::isSegment);
        if (base != null && !taxed) {
            expect(charge, "total_amount", "line-total", "base and discount make", base.add(or(charge, "item_disc_cred_amount")));
        }
    }

    private void expect(Segment segment, String name, String rule, String words, BigDecimal... allowed) {
        @Nullable BigDecimal said = figure(segment, name);
        if (said != null && Stream.of(allowed).noneMatch(each -> each.compareTo(said) == 0)) {
            int line = segment.find(name).findFirst().map(Segment::line).orElse(segment.line());
            findings.error(line, name, rule, "It says %s; %s %s.".formatted(Words.figure(said), words, Words.figure(allowed[0])));
        }
    }

    private static BigDecimal or(Segment segment, String name) {
        return Optional.ofNullable(figure(segment, name)).orElse(BigDecimal.ZERO);
    }

    private static @Nullable BigDecimal figure(Segment segment, String name) {
        return Values.figure(segment.value(name)).orElse(null);
    }
}
