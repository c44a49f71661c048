package org.chancery.finance.ebilling.ledes;

import static org.chancery.finance.ebilling.ledes.LedesField.*;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One bill of a table, gathered line by line. {@code INVOICE_TOTAL} is the sum of its lines' totals; in LEDES 98BI V2 {@code INVOICE_TAX_TOTAL} the sum of their
 * taxes, and {@code INVOICE_NET_TOTAL} the difference of both. What is of the bill says the same on each line; the first one that could be
 * read counts.
 */
final class TableBill {

    private static final List<LedesField> OF_BILL = List.of(INVOICE_DATE, INVOICE_TOTAL, BILLING_START_DATE, BILLING_END_DATE, INVOICE_TAX_TOTAL, INVOICE_NET_TOTAL, INVOICE_CURRENCY);

    private final EBillFormat format;
    private LedesRow first;
    private final Findings findings;
    private final Set<String> matters = new LinkedHashSet<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private Map<LedesField, BigDecimal> said = Map.of();
    private BigDecimal lines = BigDecimal.ZERO;
    private BigDecimal taxes = BigDecimal.ZERO;
    private int count;
    private boolean whole = true;

    TableBill(EBillFormat format, LedesRow first, Findings findings) {
        this.format = format;
        this.first = first;
        this.findings = findings;
    }

    boolean isNew() {
        return count == 0;
    }

    /** A line of it could not be read: its sums are not known. */
    void broken() {
        count++;
        whole = false;
    }

    void add(LedesRow row, Map<LedesField, BigDecimal> figures) {
        if (said.isEmpty()) {
            said = figures;
            first = row;
        }
        count++;
        matters.add(row.text(LAW_FIRM_MATTER_ID));
        same(row);
        Integer before = numbers.putIfAbsent(row.text(LINE_ITEM_NUMBER), row.line());
        if (before != null && row.has(LINE_ITEM_NUMBER)) {
            findings.error(row.line(), LINE_ITEM_NUMBER, "line-number", "Line %d of the file has the number %s already.".formatted(before, Words.shortened(row.text(LINE_ITEM_NUMBER))));
        }
        days(row);
        whole &= figures.containsKey(LINE_ITEM_TOTAL);
        lines = lines.add(figures.getOrDefault(LINE_ITEM_TOTAL, BigDecimal.ZERO));
        taxes = taxes.add(figures.getOrDefault(LINE_ITEM_TAX_TOTAL, BigDecimal.ZERO));
    }

    private void same(LedesRow row) {
        for (LedesField field : OF_BILL) {
            if (row != first && field.ordinal() < LedesField.of(format).size() && !row.text(field).equals(first.text(field))) {
                findings.warning(row.line(), field, "differs", "“%s” here, but “%s” on the bill's first line (line %d).".formatted(Words.shortened(row.text(field)),
                        Words.shortened(first.text(field)), first.line()));
            }
        }
    }

    private void days(LedesRow row) {
        LocalDate start = day(row, BILLING_START_DATE);
        LocalDate end = day(row, BILLING_END_DATE);
        LocalDate on = day(row, LINE_ITEM_DATE);
        if (start != null && end != null && end.isBefore(start)) {
            findings.error(row.line(), BILLING_END_DATE, "period", "The period ends before it begins.");
        } else if (on != null && (start != null && on.isBefore(start) || end != null && on.isAfter(end))) {
            findings.warning(row.line(), LINE_ITEM_DATE, "outside-period", "%s is not within the period of the bill.".formatted(on));
        }
    }

    private static @Nullable LocalDate day(LedesRow row, LedesField field) {
        return Values.date(row.text(field), false).orElse(null);
    }

    BillSum sum() {
        if (whole) {
            expect(INVOICE_TOTAL, "bill-total", lines, "its lines make");
            if (format.carriesTax()) {
                expect(INVOICE_TAX_TOTAL, "bill-tax", taxes, "the taxes of its lines make");
                net();
            }
        }
        return new BillSum(first.text(INVOICE_NUMBER), first.text(CLIENT_ID), String.join(", ", matters), first.text(INVOICE_CURRENCY), said.get(INVOICE_TOTAL), lines, count);
    }

    private void net() {
        BigDecimal total = said.get(INVOICE_TOTAL);
        BigDecimal tax = said.get(INVOICE_TAX_TOTAL);
        if (total != null && tax != null) {
            expect(INVOICE_NET_TOTAL, "bill-net", total.subtract(tax), "total less tax is");
        }
    }

    private void expect(LedesField field, String rule, BigDecimal expected, String words) {
        BigDecimal stated = said.get(field);
        if (stated != null && stated.compareTo(expected) != 0) {
            findings.error(first.line(), field, rule, "Bill %s says %s; %s %s.".formatted(Words.shortened(first.text(INVOICE_NUMBER)), Words.figure(stated), words, Words.figure(expected)));
        }
    }
}
