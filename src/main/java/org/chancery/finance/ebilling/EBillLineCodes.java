package org.chancery.finance.ebilling;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chancery.finance.billing.InvoiceLineView;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.platform.web.Row;
import org.chancery.shared.Id;
import org.chancery.shared.InvoiceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The codes that were supplied for issued lines, for their e-bills only. */
@Component
class EBillLineCodes {

    private final JdbcClient jdbc;

    EBillLineCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Stored(InvoiceLineView.LineId line, LineCodes codes) {}

    Map<InvoiceLineView.LineId, LineCodes> of(InvoiceId bill) {
        List<Stored> stored = jdbc.sql("select invoice_line_id, task_code, activity_code, expense_code from finance.ebill_line_code where invoice_id = :bill")
                .param("bill", bill.value())
                .query(Row.mapping(row -> new Stored(row.id("invoice_line_id", InvoiceLineView.LineId::new),
                        new LineCodes(row.textOrNull("task_code"), row.textOrNull("activity_code"), row.textOrNull("expense_code")))))
                .list();
        Map<InvoiceLineView.LineId, LineCodes> codes = new HashMap<>();
        stored.forEach(each -> codes.put(each.line(), each.codes()));
        return codes;
    }

    void set(InvoiceView bill, InvoiceLineView.LineId line, LineCodes codes) {
        jdbc.sql("""
                insert into finance.ebill_line_code as c (id, invoice_id, matter_id, invoice_line_id, task_code, activity_code, expense_code)
                values (:id, :bill, :matter, :line, :task, :activity, :expense)
                on conflict on constraint ebill_line_code_line do update
                set task_code = excluded.task_code, activity_code = excluded.activity_code, expense_code = excluded.expense_code, version = c.version + 1""")
                .param("id", Id.next()).param("bill", bill.id().value()).param("matter", bill.matterId().value()).param("line", line.value())
                .param("task", codes.task()).param("activity", codes.activity()).param("expense", codes.expense()).update();
    }
}
