package org.chancery.finance.trust.web;

import java.time.LocalDate;
import java.util.List;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.EntryId;
import org.chancery.finance.trust.ClientLedgerId;
import org.chancery.finance.trust.LedgerKind;
import org.chancery.finance.trust.TrustEntryId;
import org.chancery.finance.trust.TrustKind;
import org.chancery.platform.web.Choices;
import org.chancery.platform.web.Column;
import org.chancery.platform.web.Filter;
import org.chancery.platform.web.Listing;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Row;
import org.chancery.platform.web.Tone;
import org.chancery.practice.matters.MatterId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** The lists of client money. */
final class TrustLists {

    private static final Choices ACCOUNTS = Choices.query("select b.id::text as value, b.name as label from finance.bank_account b where b.kind = 'TRUST' order by b.name");

    /** A client ledger at the end of the day {@code :asOf}. */
    record LedgerRow(ClientLedgerId id, BankAccountId bankAccountId, String bankAccount, LedgerKind kind, @Nullable MatterId matterId, @Nullable String number, String name,
            String client, Money balance, Money available, @Nullable LocalDate lastEntryOn) {}

    static final Listing<LedgerRow> LEDGERS = Listing.of("client-ledgers", "Client ledgers", LedgerRow.class)
            .sql("""
                select l.ledger_id as id, l.bank_account_id, b.name as bank_account, l.kind, l.matter_id, m.number,
                       coalesce(m.name, case l.kind when 'FIRM_FUNDS' then 'The firm''s own money, for bank charges' else 'Interest for the bar''s programme' end) as name,
                       coalesce(c.display_name, '') as client, l.currency, l.balance_minor, l.cleared_minor as available_minor, l.last_entry_on,
                       case when l.balance_minor <> 0 then 'HOLDING' else 'EMPTY' end as state
                from finance.client_ledger_balances(:asOf) l
                join finance.bank_account b on b.firm_id = platform.current_firm() and b.id = l.bank_account_id
                left join practice.matter m on m.firm_id = platform.current_firm() and m.id = l.matter_id
                left join practice.contact c on c.firm_id = m.firm_id and c.id = m.client_id
                """)
            .row(row -> new LedgerRow(row.id("id", ClientLedgerId::new), row.id("bank_account_id", BankAccountId::new), row.text("bank_account"),
                    row.constant("kind", LedgerKind.class), row.idOrNull("matter_id", MatterId::new), row.textOrNull("number"), row.text("name"), row.text("client"),
                    row.money("balance"), row.money("available"), row.dateOrNull("last_entry_on")))
            .column(Column.text("number", "Matter", LedgerRow::number))
            .column(Column.text("name", "Ledger", LedgerRow::name).link(l -> "/trust/ledgers/" + l.id()).small(LedgerRow::client).required())
            .column(Column.text("bankAccount", "Account", LedgerRow::bankAccount).required())
            .column(Column.date("lastEntryOn", "Last entry", LedgerRow::lastEntryOn))
            .column(Column.money("available", "Cleared", LedgerRow::available).total().required())
            .column(Column.money("balance", "Balance", LedgerRow::balance).total().required())
            .filter(Filter.choice("bankAccountId", "Account", ACCOUNTS, "bank_account_id::text in (:bankAccountId)"))
            .filter(Filter.choice("state", "Money", Choices.of(List.of(Option.of("HOLDING", "Holds money"), Option.of("EMPTY", "Empty")))))
            .filter(Filter.reference("matterId", "Matter", "select number || ' ' || name from practice.matter where id = :id"))
            .filter(Filter.amounts("balance", "Balance"))
            .filter(Filter.dates("lastEntry", "Last entry", "last_entry_on"))
            .search("number ilike :q or name ilike :q or client ilike :q")
            .sort("name")
            .view("Holding money", "state=HOLDING")
            .view("All", "")
            .empty("No client money yet", "Each matter's money in a trust account has a ledger of its own, which begins with its first receipt.", "Record a receipt", "/trust/receipts/new")
            .build();

    /** An entry of client money in the journals that an examiner asks for. */
    record TrustRow(TrustEntryId id, String number, LocalDate date, TrustKind kind, ClientLedgerId ledgerId, @Nullable MatterId matterId, String ledger, String party,
            String purpose, String instrument, String reference, Money amount, @Nullable LocalDate clearedOn, String state, EntryId journalEntryId, String recordedBy) {}

    static final Listing<TrustRow> ENTRIES = Listing.of("client-money", "Client money journal", TrustRow.class)
            .sql("""
                select t.id, t.number, t.date, t.kind, t.ledger_id, t.bank_account_id, t.matter_id, coalesce(m.number || ' ' || m.name, initcap(replace(l.kind, '_', ' '))) as ledger,
                       t.party, t.purpose, t.instrument, t.reference, t.amount_minor, t.currency, t.available_on as cleared_on, t.journal_entry_id,
                       case when v.id is not null then 'VOIDED' when t.kind = 'VOID' then 'VOID' when t.available_on is null then 'UNCLEARED' else 'STANDS' end as state,
                       coalesce(u.name, 'the program') as recorded_by
                from finance.trust_movement t
                join finance.client_ledger l on l.firm_id = t.firm_id and l.id = t.ledger_id
                left join finance.trust_entry v on v.firm_id = t.firm_id and v.voids_id = t.id
                left join practice.matter m on m.firm_id = t.firm_id and m.id = t.matter_id
                left join platform.app_user u on u.firm_id = t.firm_id and u.id = t.recorded_by
                """)
            .row(TrustLists::row)
            .column(Column.date("date", "Date", TrustRow::date).required())
            .column(Column.text("number", "Number", TrustRow::number).link(t -> "/trust/entries/" + t.id()).required())
            .column(Column.text("ledger", "Matter", TrustRow::ledger).link(t -> "/trust/ledgers/" + t.ledgerId()).required())
            .column(Column.tag("kind", "Kind", (TrustRow t) -> t.kind().word()).tone(t -> t.kind() == TrustKind.VOID ? Tone.WARN : Tone.PLAIN).required())
            .column(Column.text("party", "From or to", TrustRow::party).small(TrustRow::purpose).required())
            .column(Column.text("instrument", "Instrument", TrustRow::instrument).small(TrustRow::reference).required())
            .column(Column.tag("state", "State", (TrustRow t) -> state(t.state())).tone(t -> tone(t.state())).required())
            .column(Column.date("clearedOn", "Cleared", TrustRow::clearedOn))
            .column(Column.money("amount", "Amount", TrustRow::amount).total().required())
            .filter(Filter.choice("kind", "Kind", Choices.of(TrustKind.class, TrustKind::word)))
            .filter(Filter.choice("bankAccountId", "Account", ACCOUNTS, "bank_account_id::text in (:bankAccountId)"))
            .filter(Filter.dates("date", "Date", "date"))
            .filter(Filter.choice("state", "State", Choices.of(List.of(Option.of("STANDS", "Stands"), Option.of("UNCLEARED", "Not cleared"), Option.of("VOIDED", "Voided"),
                    Option.of("VOID", "Void")))))
            .filter(Filter.reference("matterId", "Matter", "select number || ' ' || name from practice.matter where id = :id"))
            .filter(Filter.reference("ledgerId", "Ledger", null))
            .filter(Filter.contains("party", "From or to", "party"))
            .filter(Filter.contains("reference", "Reference", "reference"))
            .filter(Filter.amounts("amount", "Amount"))
            .search("number ilike :q or ledger ilike :q or party ilike :q or purpose ilike :q or reference ilike :q")
            .sort("-date,-number")
            .view("All", "")
            .view("Receipts", "kind=RECEIPT")
            .view("Payments", "kind=DISBURSEMENT")
            .view("Transfers", "kind=TO_OPERATING&kind=TRANSFER_OUT&kind=TRANSFER_IN")
            .view("Not cleared", "state=UNCLEARED&kind=RECEIPT")
            .view("Voids", "state=VOIDED&state=VOID")
            .empty("No client money was moved yet", "Receipts, payments and transfers of clients' money appear here, each with who, for what and by what.", "Record a receipt", "/trust/receipts/new")
            .build();

    /** Receipts that the bank has not confirmed, oldest first. */
    static final Listing<TrustRow> UNCLEARED = Listing.of("receipts-to-clear", "Receipts to clear", TrustRow.class)
            .sql("""
                select t.id, t.number, t.date, t.kind, t.ledger_id, t.bank_account_id, t.matter_id, coalesce(m.number || ' ' || m.name, 'The firm') as ledger,
                       t.party, t.purpose, t.instrument, t.reference, t.amount_minor, t.currency, t.available_on as cleared_on, t.journal_entry_id, 'UNCLEARED' as state,
                       coalesce(u.name, 'the program') as recorded_by
                from finance.trust_movement t
                left join practice.matter m on m.firm_id = t.firm_id and m.id = t.matter_id
                left join platform.app_user u on u.firm_id = t.firm_id and u.id = t.recorded_by
                where t.available_on is null and t.kind <> 'VOID'
                  and not exists (select from finance.trust_entry v where v.firm_id = t.firm_id and v.voids_id = t.id)
                """)
            .row(TrustLists::row)
            .column(Column.date("date", "Received", TrustRow::date).required())
            .column(Column.text("number", "Number", TrustRow::number).link(t -> "/trust/entries/" + t.id()).required())
            .column(Column.text("ledger", "Matter", TrustRow::ledger).link(t -> "/trust/ledgers/" + t.ledgerId()).required())
            .column(Column.text("party", "From", TrustRow::party).small(TrustRow::purpose).required())
            .column(Column.text("instrument", "Instrument", TrustRow::instrument).small(TrustRow::reference).required())
            .column(Column.money("amount", "Amount", TrustRow::amount).total().required())
            .filter(Filter.choice("bankAccountId", "Account", ACCOUNTS, "bank_account_id::text in (:bankAccountId)"))
            .filter(Filter.dates("date", "Received", "date"))
            .filter(Filter.amounts("amount", "Amount"))
            .search("number ilike :q or ledger ilike :q or party ilike :q or reference ilike :q")
            .sort("date")
            .empty("Every receipt has cleared", "Money that clients pay in appears here until the bank confirms it; until then it cannot be paid out.", "Record a receipt", "/trust/receipts/new")
            .build();

    private static TrustRow row(Row row) {
        return new TrustRow(row.id("id", TrustEntryId::new), row.text("number"), row.date("date"), row.constant("kind", TrustKind.class),
                row.id("ledger_id", ClientLedgerId::new), row.idOrNull("matter_id", MatterId::new), row.text("ledger"), row.text("party"), row.text("purpose"),
                row.text("instrument"), row.text("reference"), row.money("amount"), row.dateOrNull("cleared_on"), row.text("state"),
                row.id("journal_entry_id", EntryId::new), row.text("recorded_by"));
    }

    private static String state(String state) {
        return switch (state) {
            case "VOIDED" -> "Voided";
            case "VOID" -> "Void";
            case "UNCLEARED" -> "Not cleared";
            default -> "";
        };
    }

    private static Tone tone(String state) {
        return switch (state) {
            case "VOIDED" -> Tone.BAD;
            case "UNCLEARED", "VOID" -> Tone.WARN;
            default -> Tone.PLAIN;
        };
    }

    private TrustLists() {}
}
