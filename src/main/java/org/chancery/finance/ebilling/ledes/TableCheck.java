package org.chancery.finance.ebilling.ledes;

import static org.chancery.finance.ebilling.ledes.LedesField.*;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks a table line by line, and each of its bills as a whole. */
final class TableCheck {

    private final LedesTable table;
    private final RowCheck rows;
    private final LineArithmetic arithmetic;
    private final Findings findings;

    TableCheck(LedesTable table, KnownCodes codes, Findings findings) {
        this.table = table;
        this.rows = new RowCheck(table.format(), codes, findings);
        this.arithmetic = new LineArithmetic(table.format(), findings);
        this.findings = findings;
    }

    /** A bill is a number of one client: a number that two clients share makes two bills, and a finding. */
    private record Key(String number, String client) {}

    List<BillSum> bills() {
        Map<Key, TableBill> bills = new LinkedHashMap<>();
        Map<String, String> clients = new HashMap<>();
        for (LedesRow row : table.rows()) {
            String number = row.text(INVOICE_NUMBER);
            String client = row.text(CLIENT_ID);
            String first = clients.putIfAbsent(number, client);
            TableBill bill = bills.computeIfAbsent(new Key(number, client), _ -> new TableBill(table.format(), row, findings));
            if (bill.isNew() && first != null) {
                findings.warning(row.line(), INVOICE_NUMBER, "number-reused", "Bill %s is of client %s as well; its lines are summed for each.".formatted(Words.shortened(number), Words.shortened(first)));
            }
            take(row, bill);
        }
        return bills.values().stream().map(TableBill::sum).toList();
    }

    private void take(LedesRow row, TableBill bill) {
        int expected = LedesField.of(table.format()).size();
        if (row.values().size() != expected) {
            findings.error(row.line(), "", "field-count", "The line has %d fields, not %d.%s".formatted(row.values().size(), expected,
                    row.values().size() > expected ? " Perhaps a | stands in a text." : ""));
            bill.broken();
            return;
        }
        Map<LedesField, BigDecimal> figures = rows.check(row);
        arithmetic.check(row, figures);
        bill.add(row, figures);
    }
}
