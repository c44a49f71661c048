package org.chancery.finance.ebilling.ledes;

import static org.chancery.finance.ebilling.ledes.LedesField.*;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sums of one line. LEDES 1998B: {@code LINE_ITEM_TOTAL = UNIT_COST × UNITS + ADJUSTMENT}. LEDES 98BI V2 adds {@code LINE_ITEM_TAX_TOTAL}, which is
 * {@code (UNIT_COST × UNITS + ADJUSTMENT) × TAX_RATE}. Of an adjustment of the whole bill (IF, IE) without a unit cost the units are ignored.
 */
final class LineArithmetic {

    private final EBillFormat format;
    private final Findings findings;

    LineArithmetic(EBillFormat format, Findings findings) {
        this.format = format;
        this.findings = findings;
    }

    void check(LedesRow row, Map<LedesField, BigDecimal> figures) {
        BigDecimal units = figures.get(LINE_ITEM_NUMBER_OF_UNITS);
        if (units != null && units.signum() < 0) {
            findings.warning(row.line(), LINE_ITEM_NUMBER_OF_UNITS, "units-negative", "A reduction is written as an adjustment, not as negative units.");
        }
        BigDecimal total = figures.get(LINE_ITEM_TOTAL);
        BigDecimal net = net(row, figures);
        if (net == null || total == null || unreadable(row, figures, LINE_ITEM_TAX_TOTAL)) {
            return;
        }
        BigDecimal tax = figures.getOrDefault(LINE_ITEM_TAX_TOTAL, BigDecimal.ZERO);
        BigDecimal expected = rounded(net.add(tax), total, row);
        if (expected.compareTo(total) != 0) {
            findings.error(row.line(), LINE_ITEM_TOTAL, "line-total", "The line says %s; units, cost, adjustment%s make %s.".formatted(Words.figure(total),
                    format.carriesTax() ? " and tax" : "", Words.figure(expected)));
        }
        tax(row, figures, net, tax);
    }

    /** Before tax; null if something it is made of is missing or cannot be read. */
    private static @Nullable BigDecimal net(LedesRow row, Map<LedesField, BigDecimal> figures) {
        if (unreadable(row, figures, LINE_ITEM_ADJUSTMENT_AMOUNT) || unreadable(row, figures, LINE_ITEM_NUMBER_OF_UNITS) || unreadable(row, figures, LINE_ITEM_UNIT_COST)) {
            return null;
        }
        BigDecimal adjustment = figures.getOrDefault(LINE_ITEM_ADJUSTMENT_AMOUNT, BigDecimal.ZERO);
        BigDecimal units = figures.get(LINE_ITEM_NUMBER_OF_UNITS);
        BigDecimal cost = figures.get(LINE_ITEM_UNIT_COST);
        if (units != null && cost != null) {
            return units.multiply(cost).add(adjustment);
        }
        return row.text(EXP_FEE_INV_ADJ_TYPE).startsWith("I") ? adjustment : null;
    }

    private static boolean unreadable(LedesRow row, Map<LedesField, BigDecimal> figures, LedesField field) {
        return row.has(field) && !figures.containsKey(field);
    }

    private void tax(LedesRow row, Map<LedesField, BigDecimal> figures, BigDecimal net, BigDecimal tax) {
        BigDecimal rate = figures.get(LINE_ITEM_TAX_RATE);
        if (!format.carriesTax() || rate == null) {
            return;
        }
        if (rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) > 0) {
            findings.error(row.line(), LINE_ITEM_TAX_RATE, "tax-rate", "%s is no rate between 0 and 1: 20 percent is written 0.2.".formatted(Words.figure(rate)));
            return;
        }
        BigDecimal expected = rounded(net.multiply(rate), tax, row);
        if (expected.compareTo(tax) != 0) {
            findings.error(row.line(), LINE_ITEM_TAX_TOTAL, "tax-amount", "The line says %s; %s at a rate of %s make %s.".formatted(Words.figure(tax), Words.figure(net),
                    rate.toPlainString(), Words.figure(expected)));
        }
    }

    private static BigDecimal rounded(BigDecimal value, BigDecimal said, LedesRow row) {
        return value.setScale(Values.places(said, row.text(INVOICE_CURRENCY)), RoundingMode.HALF_UP);
    }
}
