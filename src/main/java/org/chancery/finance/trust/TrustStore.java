package org.chancery.finance.trust;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.EntryId;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.Id;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Moneys;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of client money. Balances are moved by the guard in the database alone. */
@Component
class TrustStore {

    /** An entry as a command needs it to act upon it. */
    record Recorded(TrustEntryId id, ClientLedgerRow ledger, TrustKind kind, String number, LocalDate date, org.joda.money.Money amount,
            @Nullable LocalDate availableOn, NewTrustEntry.Particulars particulars, @Nullable UUID transfer, @Nullable TrustEntryId voidedBy, EntryId journalEntry) {}

    private static final String INSERT = """
            insert into finance.trust_entry (id, ledger_id, bank_account_id, matter_id, kind, number, date, amount_minor, currency, available_on,
                                             party, purpose, instrument, reference, invoice_id, authority, transfer_id, voids_id, journal_entry_id)
            values (:id, :ledger, :bank, :matter, :kind, coalesce(:number, platform.next_number(:series, :date)), :date, :amount, :currency, :available,
                    :party, :purpose, :instrument, :reference, :invoice, :authority, :transfer, :voids, :journal)
            returning number, available_on""";

    /** One statement for the row and its entry in the books; it writes neither unless bank account, matter and ledger are there and take it. */
    private static final String RECORD = """
            insert into finance.trust_entry (id, ledger_id, bank_account_id, matter_id, kind, number, date, amount_minor, currency, available_on,
                                             party, purpose, instrument, reference, journal_entry_id)
            select :id, l.id, b.id, m.id, :kind, platform.next_number(:series, :date), :date, :amount, :currency, :available,
                   :party, :purpose, :instrument, :reference, :journal
            from finance.bank_account b
            join practice.matter_standing m on m.id = :matter and (m.status <> 'CLOSED' or :amount < 0)
            join finance.client_ledger l on l.bank_account_id = b.id and l.kind = 'CLIENT' and l.matter_id = m.id
            cross join lateral finance.post_client_money(:journal, :id, :entryKind, :description, :date, m.id, b.id, :amount, :currency)
            where b.id = :bank and b.kind = 'TRUST' and b.active and b.currency = :currency
            returning number, available_on, ledger_id""";

    private static final String SELECT = """
            select t.id, t.ledger_id, t.bank_account_id, l.kind as ledger_kind, t.matter_id, t.kind, t.number, t.date, t.amount_minor, t.currency, t.available_on,
                   t.party, t.purpose, t.instrument, t.reference, t.transfer_id, v.id as voided_by, t.journal_entry_id
            from finance.trust_movement t
            join finance.client_ledger l on l.firm_id = t.firm_id and l.id = t.ledger_id
            left join finance.trust_entry v on v.firm_id = t.firm_id and v.voids_id = t.id
            """;

    private final JdbcClient jdbc;

    TrustStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    RecordedEntry insert(NewTrustEntry entry) {
        var particulars = entry.particulars();
        return jdbc.sql(INSERT)
                .param("id", entry.id().value()).param("ledger", entry.ledger().id().value()).param("bank", entry.ledger().bankAccount().value())
                .param("matter", value(entry.ledger().matter())).param("kind", entry.kind().name()).param("number", entry.number()).param("series", entry.series())
                .param("date", entry.date()).param("amount", Moneys.minor(entry.amount())).param("currency", entry.amount().getCurrencyUnit().getCode())
                .param("available", entry.availableOn()).param("party", particulars.party()).param("purpose", particulars.purpose())
                .param("instrument", particulars.instrument()).param("reference", particulars.reference()).param("invoice", value(entry.invoice()))
                .param("authority", entry.authority()).param("transfer", entry.transfer()).param("voids", value(entry.voids()))
                .param("journal", entry.journalEntry().value())
                .query((row, n) -> new RecordedEntry(entry.id(), row.getString("number"), entry.kind(), entry.date(), entry.amount(),
                        row.getObject("available_on", LocalDate.class), entry.ledger().id(), entry.journalEntry()))
                .single();
    }

    /** Empty if there is no such trust account of this currency, no such matter that takes it, or no ledger of the matter there yet. */
    Optional<RecordedEntry> record(Movement movement) {
        var particulars = movement.particulars();
        EntryId journal = EntryId.next();
        return jdbc.sql(RECORD)
                .param("id", movement.id().value()).param("bank", movement.bankAccount().value()).param("matter", movement.matter().value())
                .param("kind", movement.kind().name()).param("series", movement.series()).param("date", movement.date())
                .param("amount", Moneys.minor(movement.amount())).param("currency", movement.amount().getCurrencyUnit().getCode())
                .param("available", movement.availableOn()).param("party", particulars.party()).param("purpose", particulars.purpose())
                .param("instrument", particulars.instrument()).param("reference", particulars.reference()).param("journal", journal.value())
                .param("entryKind", "TRUST_" + movement.kind()).param("description", TrustPosting.shortened(movement.description()))
                .query((row, n) -> new RecordedEntry(movement.id(), row.getString("number"), movement.kind(), movement.date(), movement.amount(),
                        row.getObject("available_on", LocalDate.class), new ClientLedgerId(row.getObject("ledger_id", UUID.class)), journal))
                .optional();
    }

    void clear(TrustEntryId id, LocalDate date) {
        jdbc.sql("insert into finance.trust_entry_clearing (id, entry_id, cleared_on) values (:id, :entry, :date)").param("id", Id.next()).param("entry", id.value()).param("date", date).update();
    }

    Optional<Recorded> find(TrustEntryId id) {
        return jdbc.sql(SELECT + " where t.id = :id").param("id", id.value()).query(TrustStore::recorded).optional();
    }

    /** Both legs of a transfer in the order in which ledgers are locked; fewer if a wall hides one. */
    List<Recorded> legs(UUID transfer) {
        return jdbc.sql(SELECT + " where t.transfer_id = :transfer order by t.ledger_id").param("transfer", transfer).query(TrustStore::recorded).list();
    }

    Optional<ClientLedgerRow> ledger(BankAccountId bank, LedgerKind kind, @Nullable MatterId matter) {
        return jdbc.sql("""
                select id from finance.client_ledger where bank_account_id = :bank and kind = :kind and\s""" + (matter == null ? "matter_id is null" : "matter_id = :matter"))
                .param("bank", bank.value()).param("kind", kind.name()).param("matter", value(matter))
                .query((row, n) -> new ClientLedgerRow(new ClientLedgerId(row.getObject("id", UUID.class)), bank, kind, matter)).optional();
    }

    /** The ledger, opened if it is not there. Whoever opens several does so in the order of their matters. */
    ClientLedgerRow openedLedger(BankAccountId bank, LedgerKind kind, @Nullable MatterId matter, String currency) {
        return ledger(bank, kind, matter).orElseGet(() -> {
            jdbc.sql("""
                    insert into finance.client_ledger (id, bank_account_id, kind, matter_id, currency)
                    values (:id, :bank, :kind, :matter, :currency)
                    on conflict (firm_id, bank_account_id, kind, matter_id) do nothing""")
                    .param("id", Id.next()).param("bank", bank.value()).param("kind", kind.name()).param("matter", value(matter)).param("currency", currency)
                    .update();
            return ledger(bank, kind, matter).orElseThrow();
        });
    }

    private static Recorded recorded(ResultSet row, int number) throws SQLException {
        UUID matter = row.getObject("matter_id", UUID.class);
        UUID voidedBy = row.getObject("voided_by", UUID.class);
        return new Recorded(new TrustEntryId(row.getObject("id", UUID.class)),
                new ClientLedgerRow(new ClientLedgerId(row.getObject("ledger_id", UUID.class)), new BankAccountId(row.getObject("bank_account_id", UUID.class)),
                        LedgerKind.valueOf(row.getString("ledger_kind")), matter == null ? null : new MatterId(matter)),
                TrustKind.valueOf(row.getString("kind")), row.getString("number"), row.getObject("date", LocalDate.class),
                Moneys.ofMinor(row.getString("currency"), row.getLong("amount_minor")), row.getObject("available_on", LocalDate.class),
                new NewTrustEntry.Particulars(row.getString("party"), row.getString("purpose"), row.getString("instrument"), row.getString("reference")),
                row.getObject("transfer_id", UUID.class), voidedBy == null ? null : new TrustEntryId(voidedBy), new EntryId(row.getObject("journal_entry_id", UUID.class)));
    }

    private static @Nullable UUID value(@Nullable Id id) {
        return id == null ? null : id.value();
    }
}
