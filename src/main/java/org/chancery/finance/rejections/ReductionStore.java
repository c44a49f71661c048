package org.chancery.finance.rejections;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chancery.finance.billing.InvoiceLineView;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.platform.web.Row;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Moneys;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes reductions, and reads them back. */
@Component
class ReductionStore {

    static final String SELECT = """
            select r.id, r.invoice_id, i.number, r.matter_id, i.matter_number || ' ' || i.matter_name as matter, i.client_id, i.client_name as client, r.invoice_line_id, l.position as line,
                   l.narrative, r.reason, r.client_code, r.words, r.currency, r.amount_minor, r.received_on, r.state, r.due_on, r.appeal, r.appealed_on, r.answer, r.settled_on, r.won_minor,
                   case when r.state in ('ACCEPTED', 'PARTLY', 'LOST') then r.amount_minor - r.won_minor else 0 end as lost_minor, r.version
            from finance.bill_reduction r
            join finance.invoice i on i.firm_id = r.firm_id and i.id = r.invoice_id
            left join finance.invoice_line l on l.firm_id = r.firm_id and l.id = r.invoice_line_id
            """;

    private final JdbcClient jdbc;

    ReductionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static ReductionView view(Row row) {
        return new ReductionView(row.id("id", ReductionId::new), row.id("invoice_id", InvoiceId::new), row.text("number"), row.id("matter_id", MatterId::new), row.text("matter"),
                row.id("client_id", ContactId::new), row.text("client"), row.idOrNull("invoice_line_id", InvoiceLineView.LineId::new), row.numberOrNull("line"), row.textOrNull("narrative"),
                row.constant("reason", ReductionReason.class), row.text("client_code"), row.text("words"), row.money("amount"), row.date("received_on"), row.constant("state", ReductionState.class),
                row.dateOrNull("due_on"), row.text("appeal"), row.dateOrNull("appealed_on"), row.text("answer"), row.dateOrNull("settled_on"), row.money("won"), row.number("version"));
    }

    Optional<ReductionView> find(ReductionId id) {
        return jdbc.sql(SELECT + "where r.id = :id").param("id", id.value()).query(Row.mapping(ReductionStore::view)).optional();
    }

    /** The latest first. */
    List<ReductionView> of(InvoiceId bill) {
        return jdbc.sql(SELECT + "where r.invoice_id = :bill order by r.id desc").param("bill", bill.value()).query(Row.mapping(ReductionStore::view)).list();
    }

    /** What clients took off a bill and did not give back. */
    Money standing(InvoiceView bill) {
        long minor = jdbc.sql("select coalesce(sum(amount_minor - won_minor), 0) from finance.bill_reduction where invoice_id = :bill").param("bill", bill.id().value()).query(Long.class).single();
        return Moneys.ofMinor(bill.currency().getCode(), minor);
    }

    void insert(ReductionId id, InvoiceView bill, NewReduction reduction, Money amount, LocalDate receivedOn) {
        InvoiceLineView.@Nullable LineId line = reduction.lineId();
        jdbc.sql("""
                insert into finance.bill_reduction (id, invoice_id, matter_id, invoice_line_id, reason, client_code, words, currency, amount_minor, received_on, state, due_on)
                values (:id, :bill, :matter, :line, :reason, :code, :words, :currency, :amount, :received, 'OPEN', :due)""")
                .param("id", id.value()).param("bill", bill.id().value()).param("matter", bill.matterId().value()).param("line", line == null ? null : line.value())
                .param("reason", reduction.reason().name()).param("code", reduction.code()).param("words", reduction.said()).param("currency", amount.getCurrencyUnit().getCode())
                .param("amount", Moneys.minor(amount)).param("received", receivedOn).param("due", reduction.appealBy()).update();
    }

    /** Whether it was still in one of the states that this follows on. */
    boolean accept(ReductionView before, LocalDate on) {
        return jdbc.sql("update finance.bill_reduction set state = 'ACCEPTED', settled_on = :on, version = version + 1 where id = :id and version = :version and state = 'OPEN'")
                .param("on", on).param("id", before.id().value()).param("version", before.version()).update() == 1;
    }

    boolean appeal(ReductionView before, String appeal, LocalDate on, @Nullable LocalDate answerBy) {
        return jdbc.sql("""
                update finance.bill_reduction set state = 'APPEALED', appeal = :appeal, appealed_on = :on, due_on = :due, version = version + 1
                where id = :id and version = :version and state = 'OPEN'""")
                .param("appeal", appeal).param("on", on).param("due", answerBy).param("id", before.id().value()).param("version", before.version()).update() == 1;
    }

    boolean answer(ReductionView before, ReductionState state, Money won, String answer, LocalDate on) {
        return jdbc.sql("""
                update finance.bill_reduction set state = :state, won_minor = :won, answer = :answer, settled_on = :on, version = version + 1
                where id = :id and version = :version and state = 'APPEALED'""")
                .param("state", state.name()).param("won", Moneys.minor(won)).param("answer", answer).param("on", on).param("id", before.id().value()).param("version", before.version()).update() == 1;
    }
}
