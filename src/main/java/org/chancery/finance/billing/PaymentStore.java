package org.chancery.finance.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.EntryId;
import org.chancery.platform.web.Row;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Moneys;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Payments as they stand. */
@Component
class PaymentStore {

    private final JdbcClient jdbc;

    PaymentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A payment to be written; {@code trustEntry} null for money from elsewhere. */
    record New(PaymentId id, String number, ContactId payor, BankAccountId bankAccount, LocalDate date, Money amount, String method, String reference,
            @Nullable UUID trustEntry, EntryId entry, Collection<MatterId> matters) {}

    void insert(New payment, Instant now) {
        jdbc.sql("""
                insert into finance.payment (id, number, payor_id, bank_account_id, date, currency, amount_minor, method, reference, trust_entry_id, entry_id, matter_ids, recorded_at)
                values (:id, :number, :payor, :account, :date, :currency, :amount, :method, :reference, :trust, :entry, :matters, :now)""")
                .param("id", payment.id().value()).param("number", payment.number()).param("payor", payment.payor().value()).param("account", payment.bankAccount().value())
                .param("date", payment.date()).param("currency", payment.amount().getCurrencyUnit().getCode()).param("amount", Moneys.minor(payment.amount()))
                .param("method", payment.method()).param("reference", payment.reference()).param("trust", payment.trustEntry()).param("entry", payment.entry().value())
                .param("matters", uuids(payment.matters())).param("now", PreBillStore.at(now)).update();
    }

    private static UUID[] uuids(Collection<MatterId> matters) {
        return matters.stream().distinct().map(MatterId::value).toArray(UUID[]::new);
    }

    /** More matters whose bills it pays now. */
    void paysAlso(PaymentId id, Collection<MatterId> matters) {
        jdbc.sql("""
                update finance.payment p
                set matter_ids = p.matter_ids || array(select m from unnest(cast(:matters as uuid[])) m where m <> all (p.matter_ids)), version = version + 1
                where id = :id""")
                .param("matters", uuids(matters)).param("id", id.value()).update();
    }

    void reversed(PaymentId id, LocalDate on, UserId by, Instant now, String reason) {
        jdbc.sql("update finance.payment set reversed_on = :on, reversed_by = :by, reversed_at = :now, reverse_reason = :reason, version = version + 1 where id = :id")
                .param("on", on).param("by", by.value()).param("now", PreBillStore.at(now)).param("reason", reason).param("id", id.value()).update();
    }

    /** Locks a payment. */
    boolean lock(PaymentId id) {
        return jdbc.sql("select id from finance.payment where id = :id for update").param("id", id.value()).query(UUID.class).optional().isPresent();
    }

    Optional<PaymentId> ofTrustEntry(UUID entry) {
        return jdbc.sql("select id from finance.payment where trust_entry_id = :entry").param("entry", entry)
                .query(Row.mapping(row -> row.id("id", PaymentId::new))).optional();
    }

    Optional<PaymentView> find(PaymentId id) {
        return jdbc.sql("""
                select p.id, p.number, p.payor_id, c.display_name as payor, p.bank_account_id, b.name as bank_account, p.date, p.currency, p.amount_minor, p.method, p.reference,
                       coalesce(u.unapplied_minor, 0) as unallocated_minor, p.trust_entry_id, p.entry_id, r.name as recorded_by_name, p.recorded_at,
                       p.reversed_on, v.name as reversed_by_name, p.reverse_reason
                from finance.payment p
                join practice.contact c on c.firm_id = p.firm_id and c.id = p.payor_id
                join finance.bank_account b on b.firm_id = p.firm_id and b.id = p.bank_account_id
                join platform.app_user r on r.firm_id = p.firm_id and r.id = p.recorded_by
                left join platform.app_user v on v.firm_id = p.firm_id and v.id = p.reversed_by
                left join finance.unapplied_payment u on u.firm_id = p.firm_id and u.payment_id = p.id
                where p.id = :id""")
                .param("id", id.value()).query(Row.mapping(row -> view(row, allocations(id)))).optional();
    }

    private static PaymentView view(Row row, List<PaymentView.Allocated> allocations) {
        return new PaymentView(row.id("id", PaymentId::new), row.text("number"), row.id("payor_id", ContactId::new), row.text("payor"),
                row.id("bank_account_id", BankAccountId::new), row.text("bank_account"), row.date("date"), row.money("amount"), row.text("method"), row.text("reference"),
                row.money("unallocated"), row.idOrNull("trust_entry_id", Function.identity()), row.id("entry_id", EntryId::new), row.text("recorded_by_name"),
                row.instant("recorded_at"), reversal(row), allocations);
    }

    private static PaymentView.@Nullable Reversed reversal(Row row) {
        LocalDate on = row.dateOrNull("reversed_on");
        return on == null ? null : new PaymentView.Reversed(on, row.text("reversed_by_name"), row.text("reverse_reason"));
    }

    List<PaymentView.Allocated> allocations(PaymentId id) {
        return jdbc.sql("""
                select s.id, s.invoice_id, i.number, s.matter_id, s.date, s.amount_minor, i.currency, s.entry_id
                from finance.settlement s join finance.invoice i on i.firm_id = s.firm_id and i.id = s.invoice_id
                where s.payment_id = :id
                order by s.date, s.id""")
                .param("id", id.value())
                .query(Row.mapping(row -> new PaymentView.Allocated(row.id("id", Function.identity()), row.id("invoice_id", InvoiceId::new), row.text("number"),
                        row.id("matter_id", MatterId::new), row.date("date"), row.money("amount"), row.id("entry_id", EntryId::new))))
                .list();
    }
}
