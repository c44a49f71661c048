package org.chancery.finance.billing;

import java.util.List;
import java.util.Optional;
import org.chancery.finance.trust.PayableBills;
import org.chancery.platform.web.Row;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.InvoiceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A matter's bills that are still owed, for the room of client money to choose from. */
@Component
class OpenBills implements PayableBills {

    private final JdbcClient jdbc;

    OpenBills(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public List<PayableBill> of(MatterId matter) {
        return jdbc.sql("""
                select i.id, i.number, i.issued_on, i.currency, i.total_minor - coalesce(s.settled, 0) as balance_minor
                from finance.invoice i
                left join lateral (select sum(s.amount_minor) as settled from finance.settlement s where s.firm_id = i.firm_id and s.invoice_id = i.id) s on true
                where i.matter_id = :matter and i.voided_on is null and i.total_minor > coalesce(s.settled, 0)
                order by i.issued_on, i.number limit 200""")
                .param("matter", matter.value())
                .query(Row.mapping(row -> new PayableBill(row.id("id", InvoiceId::new), row.text("number"), row.date("issued_on"), row.money("balance")))).list();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> number(InvoiceId bill) {
        return jdbc.sql("select number from finance.invoice where id = :id").param("id", bill.value()).query(String.class).optional();
    }
}
