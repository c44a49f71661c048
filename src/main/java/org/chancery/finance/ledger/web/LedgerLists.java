package org.chancery.finance.ledger.web;

import java.time.LocalDate;
import java.util.List;
import org.chancery.finance.ledger.AccountId;
import org.chancery.finance.ledger.AccountRole;
import org.chancery.finance.ledger.AccountType;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.BankAccountKind;
import org.chancery.finance.ledger.EntryId;
import org.chancery.platform.web.Choices;
import org.chancery.platform.web.Column;
import org.chancery.platform.web.Filter;
import org.chancery.platform.web.Listing;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Tone;
import org.chancery.practice.matters.MatterId;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** The lists of the books. */
final class LedgerLists {

    /** An entry in the journal; {@code amount} is the sum of its debits, {@code currency} the first of its currencies. */
    record EntryRow(EntryId id, String number, LocalDate date, String kind, String description, @Nullable MatterId matterId, @Nullable String matter,
            @Nullable Money amount, @Nullable EntryId reverses, String postedBy) {}

    static final Listing<EntryRow> JOURNAL = Listing.of("journal", "Journal", EntryRow.class)
            .sql("""
                select e.id, e.number, e.date, e.kind, e.description, e.matter_id, m.number || ' ' || m.name as matter,
                       (select sum(p.amount_minor) from finance.posting p where p.firm_id = e.firm_id and p.entry_id = e.id and p.amount_minor > 0 group by p.currency order by p.currency limit 1)
                         as amount_minor,
                       (select min(p.currency) from finance.posting p where p.firm_id = e.firm_id and p.entry_id = e.id and p.amount_minor > 0) as currency,
                       e.reverses_id, coalesce(u.name, 'the program') as posted_by
                from finance.journal_entry e
                left join practice.matter m on m.firm_id = e.firm_id and m.id = e.matter_id
                left join platform.app_user u on u.firm_id = e.firm_id and u.id = e.created_by
                """)
            .row(row -> new EntryRow(row.id("id", EntryId::new), row.text("number"), row.date("date"), row.text("kind"), row.text("description"),
                    row.idOrNull("matter_id", MatterId::new), row.textOrNull("matter"),
                    row.textOrNull("currency") == null ? null : row.moneyOrNull("amount_minor", "currency"), row.idOrNull("reverses_id", EntryId::new), row.text("posted_by")))
            .column(Column.date("date", "Date", EntryRow::date).required())
            .column(Column.text("number", "Number", EntryRow::number).link(e -> "/ledger/entries/" + e.id()).required())
            .column(Column.prose("description", "What", EntryRow::description).small(EntryRow::matter))
            .column(Column.tag("kind", "Kind", (EntryRow e) -> words(e.kind())).tone(e -> e.reverses() == null ? Tone.PLAIN : Tone.WARN).required())
            .column(Column.text("postedBy", "By", EntryRow::postedBy).unsortable())
            .column(Column.money("amount", "Amount", EntryRow::amount).unsortable())
            .filter(Filter.dates("date", "Date", "date"))
            .filter(Filter.choice("kind", "Kind", Choices.query("select distinct e.kind as value, initcap(replace(e.kind, '_', ' ')) as label from finance.journal_entry e order by 1")))
            .filter(Filter.reference("matterId", "Matter", "select number || ' ' || name from practice.matter where id = :id"))
            .filter(Filter.amounts("amount", "Amount"))
            .search("number ilike :q or description ilike :q or matter ilike :q")
            .sort("-date,-number")
            .view("All", "")
            .view("By hand", "kind=MANUAL")
            .view("Reversals", "kind=REVERSAL")
            .action("New entry", "/ledger/entries/new", "ledger.post")
            .empty("The journal is empty", "Bills, payments and client money post here by themselves; everything else is entered by hand.", "New entry", "/ledger/entries/new")
            .build();

    /** An account in the chart, with its balance today: a debit above zero. */
    record AccountRow(AccountId id, String code, String name, AccountType type, @Nullable AccountRole role, @Nullable CurrencyUnit currency, boolean trust,
            boolean active, @Nullable Money balance) {}

    static final Listing<AccountRow> CHART = Listing.of("accounts", "Chart of accounts", AccountRow.class)
            .sql("""
                select a.id, a.code, a.name, a.type, a.role, a.currency as only_currency, a.trust, a.active, case when a.active then 'ACTIVE' else 'RETIRED' end as status,
                       b.balance_minor, coalesce(b.currency, a.currency) as currency
                from finance.account a
                left join (select distinct on (account_id) account_id, balance_minor, currency from finance.account_balances(:asOf) order by account_id, currency) b
                  on b.account_id = a.id
                """)
            .row(row -> new AccountRow(row.id("id", AccountId::new), row.text("code"), row.text("name"), row.constant("type", AccountType.class),
                    row.constantOrNull("role", AccountRole.class), currency(row.textOrNull("only_currency")), row.flag("trust"), row.flag("active"),
                    row.textOrNull("currency") == null ? null : row.moneyOrNull("balance_minor", "currency")))
            .column(Column.text("code", "Code", AccountRow::code).required())
            .column(Column.text("name", "Account", AccountRow::name).link(a -> "/ledger/accounts/" + a.id()).small(a -> a.role() == null || words(a.role().name()).equalsIgnoreCase(a.name()) ? null : words(a.role().name())).required())
            .column(Column.tag("type", "Type", (AccountRow a) -> a.type().word()).required())
            .column(Column.tag("status", "Status", (AccountRow a) -> a.active() ? null : "Retired"))
            .column(Column.money("balance", "Balance", AccountRow::balance).unsortable())
            .filter(Filter.choice("type", "Type", Choices.of(AccountType.class, AccountType::word)))
            .filter(Filter.choice("status", "Status", Choices.of(List.of(Option.of("ACTIVE", "In use"), Option.of("RETIRED", "Retired")))))
            .search("code ilike :q or name ilike :q")
            .sort("code")
            .action("New account", "/ledger/accounts/new", "ledger.post")
            .build();

    /** A line of an account. */
    record PostingRow(EntryId entryId, int line, LocalDate date, String number, String description, @Nullable MatterId matterId, @Nullable String matter, String memo,
            @Nullable Money debit, @Nullable Money credit) {}

    /** An id is made of entry and line, since a posting has none of its own. */
    static final Listing<PostingRow> POSTINGS = Listing.of("postings", "Postings", PostingRow.class)
            .sql("""
                select md5(p.entry_id::text || p.line)::uuid as id, p.entry_id, p.line, p.date, e.number, e.description, p.matter_id, m.number || ' ' || m.name as matter,
                       p.memo, p.currency, p.account_id, case when p.amount_minor > 0 then p.amount_minor end as debit_minor,
                       case when p.amount_minor < 0 then -p.amount_minor end as credit_minor, abs(p.amount_minor) as amount_minor
                from finance.posting p
                join finance.journal_entry e on e.firm_id = p.firm_id and e.id = p.entry_id
                left join practice.matter m on m.firm_id = p.firm_id and m.id = p.matter_id
                """)
            .row(row -> new PostingRow(row.id("entry_id", EntryId::new), row.number("line"), row.date("date"), row.text("number"), row.text("description"),
                    row.idOrNull("matter_id", MatterId::new), row.textOrNull("matter"), row.text("memo"), row.moneyOrNull("debit_minor", "currency"),
                    row.moneyOrNull("credit_minor", "currency")))
            .column(Column.date("date", "Date", PostingRow::date).required())
            .column(Column.text("number", "Entry", PostingRow::number).link(p -> "/ledger/entries/" + p.entryId()).required())
            .column(Column.prose("description", "What", PostingRow::description).small(p -> p.memo().isEmpty() ? p.matter() : p.memo()))
            .column(Column.money("debit", "Debit", PostingRow::debit).total())
            .column(Column.money("credit", "Credit", PostingRow::credit).total())
            .filter(Filter.reference("accountId", "Account", "select code || ' ' || name from finance.account where id = :id"))
            .filter(Filter.dates("date", "Date", "date"))
            .filter(Filter.reference("matterId", "Matter", "select number || ' ' || name from practice.matter where id = :id"))
            .filter(Filter.amounts("amount", "Amount"))
            .search("number ilike :q or description ilike :q or memo ilike :q or matter ilike :q")
            .sort("-date,-number")
            .empty("Nothing was posted here", "Entries that touch this account appear here with their dates and amounts.")
            .build();

    /** A bank account; {@code ending} is all of its number that a list shows. */
    record BankAccountRow(BankAccountId id, String name, BankAccountKind kind, CurrencyUnit currency, AccountId accountId, String bankName, String ending, boolean active,
            Money balance) {}

    static final Listing<BankAccountRow> BANK_ACCOUNTS = Listing.of("bank-accounts", "Bank accounts", BankAccountRow.class)
            .sql("""
                select b.id, b.name, b.kind, b.currency, b.account_id, b.bank_name, case when b.number = '' then '' else '··' || right(b.number, 4) end as ending, b.active,
                       case when b.active then 'ACTIVE' else 'CLOSED' end as status,
                       coalesce(s.balance_minor, 0) as balance_minor
                from finance.bank_account b
                left join finance.account_balances(:asOf) s on s.account_id = b.account_id
                """)
            .row(row -> new BankAccountRow(row.id("id", BankAccountId::new), row.text("name"), row.constant("kind", BankAccountKind.class),
                    CurrencyUnit.of(row.text("currency")), row.id("account_id", AccountId::new), row.text("bank_name"), row.text("ending"), row.flag("active"), row.money("balance")))
            .column(Column.text("name", "Account", BankAccountRow::name).link(b -> "/bank-accounts/" + b.id()).small(b -> (b.bankName() + " " + b.ending()).strip()).required())
            .column(Column.tag("kind", "Kind", (BankAccountRow b) -> b.kind().word()).tone(b -> b.kind() == BankAccountKind.TRUST ? Tone.INFO : Tone.PLAIN).required())
            .column(Column.text("currency", "Currency", (BankAccountRow b) -> b.currency().getCode()).required())
            .column(Column.tag("status", "Status", (BankAccountRow b) -> b.active() ? null : "Closed"))
            .column(Column.money("balance", "Book balance", BankAccountRow::balance).total())
            .filter(Filter.choice("kind", "Kind", Choices.of(BankAccountKind.class, BankAccountKind::word)))
            .filter(Filter.choice("status", "Status", Choices.of(List.of(Option.of("ACTIVE", "In use"), Option.of("CLOSED", "Closed")))))
            .search("name ilike :q or bank_name ilike :q")
            .sort("name")
            .action("New bank account", "/bank-accounts/new", "bank-accounts.edit")
            .empty("No bank accounts yet", "Each bank account is an account of the books too. Client money needs a trust account of its own.", "Add a bank account", "/bank-accounts/new")
            .build();

    /** {@code TRUST_RECEIPT} → {@code Trust receipt}. */
    static String words(String constant) {
        String words = constant.replace('_', ' ').toLowerCase(java.util.Locale.ROOT);
        return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }

    private static @Nullable CurrencyUnit currency(@Nullable String code) {
        return code == null ? null : CurrencyUnit.of(code);
    }

    private LedgerLists() {}
}
