package org.chancery.finance.receivables;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chancery.finance.billing.PaymentId;
import org.chancery.finance.billing.PaymentView;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.EntryId;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.web.Row;
import org.chancery.practice.contacts.ContactId;
import org.chancery.shared.Moneys;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Refunds as they stand. */
@Component
class RefundStore {

    private static final String SELECT = """
            select r.id, r.payment_id, p.number, p.payor_id, c.display_name as payor, r.bank_account_id, b.name as bank_account, r.currency, r.amount_minor, r.method, r.reference, r.reason,
                   r.status, r.asked_by, a.name as asked_by_name, r.asked_at, d.name as decided_by_name, r.decided_at, r.date, r.entry_id, r.returned_on, v.name as returned_by_name,
                   r.return_reason, r.matter_id
            from finance.refund r
            join finance.payment p on p.firm_id = r.firm_id and p.id = r.payment_id
            join practice.contact c on c.firm_id = p.firm_id and c.id = p.payor_id
            join finance.bank_account b on b.firm_id = r.firm_id and b.id = r.bank_account_id
            join platform.app_user a on a.firm_id = r.firm_id and a.id = r.asked_by
            left join platform.app_user d on d.firm_id = r.firm_id and d.id = r.decided_by
            left join platform.app_user v on v.firm_id = r.firm_id and v.id = r.returned_by
            """;

    private final JdbcClient jdbc;

    RefundStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    void ask(RefundId id, PaymentView payment, BankAccountId account, Money amount, NewRefund asked, Instant now) {
        jdbc.sql("""
                insert into finance.refund (id, payment_id, matter_id, bank_account_id, currency, amount_minor, method, reference, reason, asked_at)
                select :id, p.id, p.matter_id, :account, :currency, :amount, :method, :reference, :reason, :now from finance.payment p where p.id = :payment""")
                .param("id", id.value()).param("payment", payment.id().value()).param("account", account.value()).param("currency", amount.getCurrencyUnit().getCode())
                .param("amount", Moneys.minor(amount)).param("method", asked.method().strip()).param("reference", asked.reference() == null ? "" : asked.reference().strip())
                .param("reason", asked.reason().strip()).param("now", at(now)).update();
    }

    void decide(RefundId id, RefundView.Status status, @Nullable LocalDate date, @Nullable EntryId entry, Instant now) {
        jdbc.sql("""
                update finance.refund set status = :status, decided_by = :by, decided_at = :now, date = :date, entry_id = :entry, version = version + 1 where id = :id""")
                .param("status", status.name()).param("by", Actors.current().id().value()).param("now", at(now)).param("date", date)
                .param("entry", entry == null ? null : entry.value()).param("id", id.value()).update();
    }

    void cameBack(RefundId id, LocalDate on, String reason, EntryId entry, Instant now) {
        jdbc.sql("""
                update finance.refund set status = 'RETURNED', returned_on = :on, returned_by = :by, returned_at = :now, return_reason = :reason, return_entry_id = :entry,
                       version = version + 1
                where id = :id""")
                .param("on", on).param("by", Actors.current().id().value()).param("now", at(now)).param("reason", reason).param("entry", entry.value()).param("id", id.value()).update();
    }

    /** Locks a payment, as whoever allocates it does. */
    void lock(PaymentId payment) {
        jdbc.sql("select id from finance.payment where id = :id for update").param("id", payment.value()).query(UUID.class).optional();
    }

    Optional<RefundView> lock(RefundId id) {
        return jdbc.sql("select id from finance.refund where id = :id for update").param("id", id.value()).query(UUID.class).optional().flatMap(_ -> find(id));
    }

    Optional<RefundView> find(RefundId id) {
        return jdbc.sql(SELECT + "where r.id = :id").param("id", id.value()).query(Row.mapping(RefundStore::view)).optional();
    }

    List<RefundView> of(PaymentId payment) {
        return jdbc.sql(SELECT + "where r.payment_id = :id order by r.id").param("id", payment.value()).query(Row.mapping(RefundStore::view)).list();
    }

    @Nullable UUID matter(RefundId id) {
        return jdbc.sql("select matter_id from finance.refund where id = :id").param("id", id.value()).query(Row.mapping(row -> Optional.ofNullable(row.idOrNull("matter_id", m -> m))))
                .optional().flatMap(found -> found).orElse(null);
    }

    BankAccountId account(RefundId id) {
        return new BankAccountId(jdbc.sql("select bank_account_id from finance.refund where id = :id").param("id", id.value()).query(UUID.class).single());
    }

    private static RefundView view(Row row) {
        LocalDate on = row.dateOrNull("returned_on");
        return new RefundView(row.id("id", RefundId::new), row.id("payment_id", PaymentId::new), row.text("number"), row.id("payor_id", ContactId::new), row.text("payor"),
                row.text("bank_account"), row.money("amount"), row.text("method"), row.text("reference"), row.text("reason"), row.constant("status", RefundView.Status.class),
                row.id("asked_by", UserId::new), row.text("asked_by_name"), row.instant("asked_at"), row.textOrNull("decided_by_name"), row.instantOrNull("decided_at"),
                row.dateOrNull("date"), row.idOrNull("entry_id", EntryId::new), on == null ? null : new RefundView.Returned(on, row.text("returned_by_name"), row.text("return_reason")));
    }
}
