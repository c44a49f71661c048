package org.chancery.finance.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.chancery.finance.billing.InvoiceStore.Bill;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.EntryId;
import org.chancery.finance.trust.TrustPayment;
import org.chancery.platform.activity.Activities;
import org.chancery.platform.activity.Activities.Happened;
import org.chancery.platform.firm.Columns;
import org.chancery.platform.firm.NumberSeries;
import org.chancery.platform.firm.Offices;
import org.chancery.practice.contacts.ContactId;
import org.chancery.shared.Id;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Moneys;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes payments of the past and what bills took of them, many in one statement; their entries are in the books already. */
@Component
class PastPayments {

    private final JdbcClient jdbc;
    private final NumberSeries numbers;
    private final Offices offices;
    private final Activities activities;

    PastPayments(JdbcClient jdbc, NumberSeries numbers, Offices offices, Activities activities) {
        this.jdbc = jdbc;
        this.numbers = numbers;
        this.offices = offices;
        this.activities = activities;
    }

    /** @param bill the one that takes all of it */
    record Past(PaymentId id, String number, ContactId payor, BankAccountId at, LocalDate date, Money amount, String method, String reference, @Nullable Id trustEntry,
            EntryId entry, Bill bill) {

        Instant when() {
            return date.atTime(LocalTime.of(20, 0)).toInstant(ZoneOffset.UTC);
        }
    }

    private static final Columns<Past> PAYMENTS = Columns.<Past>of().with("id", "uuid", Past::id).with("number", "text", Past::number).with("payor", "uuid", Past::payor)
            .with("account", "uuid", Past::at).with("date", "date", Past::date).with("currency", "text", row -> row.amount().getCurrencyUnit().getCode())
            .with("amount", "bigint", row -> Moneys.minor(row.amount())).with("method", "text", Past::method).with("reference", "text", Past::reference)
            .with("trust", "uuid", Past::trustEntry).with("entry", "uuid", Past::entry).with("matter", "uuid", row -> row.bill().matterId()).with("recorded", "timestamptz", Past::when);

    private static final Columns<Past> SETTLEMENTS = Columns.<Past>of().with("id", "uuid", _ -> Id.next()).with("invoice", "uuid", row -> row.bill().id())
            .with("matter", "uuid", row -> row.bill().matterId()).with("payment", "uuid", Past::id).with("date", "date", Past::date)
            .with("amount", "bigint", row -> Moneys.minor(row.amount())).with("entry", "uuid", Past::entry);

    /** The next numbers for payments of these days, in their order. */
    List<String> numbers(List<LocalDate> days) {
        return numbers.take(BillingDefaults.PAYMENTS, days, offices.mine());
    }

    void insert(List<Past> payments) {
        PAYMENTS.statement(jdbc, """
                insert into finance.payment (id, number, payor_id, bank_account_id, date, currency, amount_minor, method, reference, trust_entry_id, entry_id, matter_ids, recorded_at)
                select r.id, r.number, r.payor, r.account, r.date, r.currency, r.amount, r.method, r.reference, r.trust, r.entry, array[r.matter], r.recorded from {rows}""",
                payments).update();
        SETTLEMENTS.statement(jdbc, """
                insert into finance.settlement (id, invoice_id, matter_id, kind, payment_id, date, amount_minor, entry_id)
                select r.id, r.invoice, r.matter, 'PAYMENT', r.payment, r.date, r.amount, r.entry from {rows}""", payments).update();
        activities.recordPast(payments.stream().map(row -> new Happened(row.when(),
                new PaymentReceived(row.id(), row.number(), row.bill().id(), row.bill().number(), row.bill().matterId(), row.date(), row.amount()))).toList());
    }

    /** Payments from client money, each of all of its bill's or a part; their ids. */
    List<UUID> fromClientMoney(List<TrustPayment> payments, Map<InvoiceId, Bill> bills) {
        List<String> taken = numbers(payments.stream().map(TrustPayment::date).toList());
        List<Past> rows = new ArrayList<>();
        for (int i = 0; i < payments.size(); i++) {
            TrustPayment its = payments.get(i);
            Bill bill = Objects.requireNonNull(bills.get(its.invoice()));
            rows.add(new Past(PaymentId.next(), taken.get(i), bill.clientId(), its.toBankAccountId(), its.date(), its.amount(), ClientMoneySettlement.METHOD, "", its.entry(),
                    its.journalEntry(), bill));
        }
        insert(rows);
        return rows.stream().map(row -> row.id().value()).toList();
    }
}
