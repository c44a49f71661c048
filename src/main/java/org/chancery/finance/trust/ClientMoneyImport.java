package org.chancery.finance.trust;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.chancery.finance.ledger.AccountRole;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.EntryId;
import org.chancery.finance.ledger.EntrySource;
import org.chancery.finance.ledger.Ledger;
import org.chancery.finance.ledger.NewEntry;
import org.chancery.finance.ledger.NewPosting;
import org.chancery.finance.trust.NewTrustEntry.Particulars;
import org.chancery.platform.activity.Activities;
import org.chancery.platform.activity.Activities.Happened;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.firm.Columns;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.firm.NumberSeries;
import org.chancery.platform.firm.Offices;
import org.chancery.platform.identity.FreshFactor;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.Id;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Moneys;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings movements of client money in by the thousand, such as another program kept them, oldest first. The database judges each one as if it were recorded
 * alone ({@link ClientMoney}, {@link TrustTransfers}): no ledger falls below zero on any day, nothing is paid from what has not cleared, nothing reaches the
 * firm but for an issued bill; whatever it refuses is refused with all the others.
 */
@Service
public class ClientMoneyImport {

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final BillSettlement settlement;
    private final NumberSeries numbers;
    private final Offices offices;
    private final Firms firms;
    private final Activities activities;

    ClientMoneyImport(JdbcClient jdbc, Ledger ledger, BillSettlement settlement, NumberSeries numbers, Offices offices, Firms firms, Activities activities) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.settlement = settlement;
        this.numbers = numbers;
        this.offices = offices;
        this.firms = firms;
        this.activities = activities;
    }

    private record Row(Movement movement, String number, EntryId journal, @Nullable InvoiceId invoice) {}

    private record Place(BankAccountId bank, MatterId matter, CurrencyUnit currency) {}

    private static final Columns<Row> ROWS = Columns.<Row>of().with("id", "uuid", row -> row.movement().id()).with("bank", "uuid", row -> row.movement().bankAccount())
            .with("matter", "uuid", row -> row.movement().matter()).with("kind", "text", row -> row.movement().kind()).with("number", "text", Row::number)
            .with("date", "date", row -> row.movement().date()).with("amount", "bigint", row -> Moneys.minor(row.movement().amount()))
            .with("currency", "text", row -> row.movement().amount().getCurrencyUnit().getCode()).with("available", "date", row -> row.movement().availableOn())
            .with("party", "text", row -> row.movement().particulars().party()).with("purpose", "text", row -> row.movement().particulars().purpose())
            .with("instrument", "text", row -> row.movement().particulars().instrument()).with("reference", "text", row -> row.movement().particulars().reference())
            .with("invoice", "uuid", Row::invoice).with("journal", "uuid", Row::journal);

    /** All of them or none, in the order given; the first of a matter opens its ledger. */
    @Requires(Permission.TRUST_RECEIVE)
    @Transactional
    public Outcome<List<TrustEntryId>> receive(List<TrustReceipt> receipts) {
        return write(receipts.stream().map(receipt -> {
            Particulars its = TrustRules.particulars(receipt.payor(), receipt.purpose(), receipt.instrument(), receipt.reference());
            return new Movement(TrustEntryId.next(), TrustKind.RECEIPT, TrustSeries.RECEIPT, receipt.bankAccountId(), receipt.matterId(), receipt.date(), receipt.amount(),
                    receipt.clearedOn(), its, "Received from " + its.party() + ": " + its.purpose());
        }).toList(), row -> new TrustReceived(row.movement().id(), row.number(), row.movement().matter(), row.movement().amount(), row.movement().particulars().party()));
    }

    /** All of them or none, in the order given. */
    @Requires(Permission.TRUST_DISBURSE)
    @FreshFactor
    @Transactional
    public Outcome<List<TrustEntryId>> disburse(List<TrustDisbursement> payments) {
        return write(payments.stream().map(payment -> {
            Particulars its = TrustRules.particulars(payment.payee(), payment.purpose(), payment.instrument(), payment.reference());
            return new Movement(TrustEntryId.next(), TrustKind.DISBURSEMENT, TrustSeries.DISBURSEMENT, payment.bankAccountId(), payment.matterId(), payment.date(),
                    payment.amount().negated(), payment.date(), its, "Paid to " + its.party() + ": " + its.purpose());
        }).toList(), row -> new TrustDisbursed(row.movement().id(), row.number(), row.movement().matter(), row.movement().amount().negated(), row.movement().particulars().party()));
    }

    private Outcome<List<TrustEntryId>> write(List<Movement> movements, Function<Row, BusinessEvent> told) {
        if (movements.isEmpty()) {
            return Outcome.done(List.of());
        }
        List<String> taken = numbers.take(movements.getFirst().series(), movements.stream().map(Movement::date).toList(), offices.head().id());
        return ledger.postAll(movements.stream().map(ClientMoneyImport::entry).toList()).map(entries -> {
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < movements.size(); i++) {
                rows.add(new Row(movements.get(i), taken.get(i), entries.get(i), null));
            }
            insert(rows);
            activities.recordPast(rows.stream().map(row -> new Happened(noon(row), told.apply(row))).toList());
            return movements.stream().map(Movement::id).toList();
        });
    }

    private static NewEntry entry(Movement movement) {
        Money amount = movement.amount();
        NewPosting bank = new NewPosting(movement.bankAccount(), amount, movement.matter(), "");
        NewPosting owed = new NewPosting(AccountRole.TRUST_LIABILITY, amount.negated(), movement.matter(), "");
        return new NewEntry(movement.date(), "TRUST_" + movement.kind(), TrustPosting.shortened(movement.description()), EntrySource.of("trust-entry", movement.id()),
                movement.matter(), amount.isPositive() ? List.of(bank, owed) : List.of(owed, bank));
    }

    private void insert(List<Row> rows) {
        Set<Place> places = new LinkedHashSet<>();
        rows.forEach(row -> places.add(new Place(row.movement().bankAccount(), row.movement().matter(), row.movement().amount().getCurrencyUnit())));
        Columns.<Place>of().with("id", "uuid", _ -> Id.next()).with("bank", "uuid", Place::bank).with("matter", "uuid", Place::matter)
                .with("currency", "text", place -> place.currency().getCode()).statement(jdbc, """
                insert into finance.client_ledger (id, bank_account_id, kind, matter_id, currency)
                select r.id, r.bank, 'CLIENT', r.matter, r.currency from {rows}
                on conflict (firm_id, bank_account_id, kind, matter_id) do nothing""", places).update();
        int written = ROWS.statement(jdbc, """
                insert into finance.trust_entry (id, ledger_id, bank_account_id, matter_id, kind, number, date, amount_minor, currency, available_on,
                                                 party, purpose, instrument, reference, invoice_id, journal_entry_id)
                select r.id, l.id, r.bank, r.matter, r.kind, r.number, r.date, r.amount, r.currency, r.available,
                       r.party, r.purpose, r.instrument, r.reference, r.invoice, r.journal
                from {rows}
                join finance.client_ledger l on l.bank_account_id = r.bank and l.kind = 'CLIENT' and l.matter_id = r.matter
                order by r.n""", rows).update();
        if (written != rows.size()) {
            throw new IllegalStateException("of " + rows.size() + " movements of client money " + written + " found their ledger");
        }
    }

    /** Bills that client money paid: all or none, in the order given. */
    @Requires(Permission.TRUST_TRANSFER)
    @FreshFactor
    @Transactional
    public Outcome<List<TrustEntryId>> payBills(List<TrustTransfer.ToOperating> transfers) {
        if (transfers.isEmpty()) {
            return Outcome.done(List.of());
        }
        if (transfers.stream().anyMatch(transfer -> transfer.invoiceId() == null)) {
            return Outcome.refused(Refusal.at("invoiceId", "trust-invoice-required", "Client money goes to the firm only to pay an issued bill of the matter."));
        }
        List<String> taken = numbers.take(TrustSeries.TRANSFER, transfers.stream().map(TrustTransfer.ToOperating::date).toList(), offices.head().id());
        List<Movement> movements = new ArrayList<>();
        for (int i = 0; i < taken.size(); i++) {
            TrustTransfer.ToOperating its = transfers.get(i);
            movements.add(new Movement(TrustEntryId.next(), TrustKind.TO_OPERATING, TrustSeries.TRANSFER, its.bankAccountId(), its.matterId(), its.date(), its.amount().negated(),
                    its.date(), new Particulars(firms.current().name(), "Payment of an issued bill", "Transfer", taken.get(i)), "Bill paid from client money, " + taken.get(i)));
        }
        return ledger.postAll(entries(movements, transfers)).flatMap(entries -> paid(transfers, movements, taken, entries));
    }

    private static List<NewEntry> entries(List<Movement> movements, List<TrustTransfer.ToOperating> transfers) {
        List<NewEntry> entries = new ArrayList<>();
        for (int i = 0; i < movements.size(); i++) {
            Movement its = movements.get(i);
            Money amount = its.amount().negated();
            entries.add(new NewEntry(its.date(), "TRUST_TO_OPERATING", its.description(), EntrySource.of("trust-entry", its.id()), its.matter(), List.of(
                    NewPosting.debit(AccountRole.TRUST_LIABILITY, amount).of(its.matter()), NewPosting.credit(its.bankAccount(), amount).of(its.matter()),
                    NewPosting.debit(transfers.get(i).toBankAccountId(), amount).of(its.matter()), NewPosting.credit(AccountRole.ACCOUNTS_RECEIVABLE, amount).of(its.matter()))));
        }
        return entries;
    }

    private Outcome<List<TrustEntryId>> paid(List<TrustTransfer.ToOperating> transfers, List<Movement> movements, List<String> taken, List<EntryId> entries) {
        List<Row> rows = new ArrayList<>();
        List<TrustPayment> payments = new ArrayList<>();
        for (int i = 0; i < movements.size(); i++) {
            TrustTransfer.ToOperating its = transfers.get(i);
            InvoiceId invoice = Objects.requireNonNull(its.invoiceId());
            rows.add(new Row(movements.get(i), taken.get(i), entries.get(i), invoice));
            payments.add(new TrustPayment(movements.get(i).id(), invoice, its.matterId(), its.toBankAccountId(), its.date(), its.amount(), entries.get(i)));
        }
        insert(rows);
        Outcome<List<UUID>> settled = settlement.settleAll(payments);
        settled.peek(_ -> activities.recordPast(rows.stream().map(row -> new Happened(noon(row), new TrustPaidBill(row.movement().id(), row.number(), row.movement().matter(),
                Objects.requireNonNull(row.invoice()), row.movement().amount().negated()))).toList()));
        return settled.map(_ -> movements.stream().map(Movement::id).toList());
    }

    private static Instant noon(Row row) {
        LocalDate day = row.movement().date();
        return day.atTime(LocalTime.of(20, 0)).toInstant(ZoneOffset.UTC);
    }
}
