package org.chancery.finance.banking.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chancery.finance.banking.LineId;
import org.chancery.finance.banking.MatchId;
import org.chancery.finance.banking.StatementId;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.platform.web.Choices;
import org.chancery.platform.web.Column;
import org.chancery.platform.web.Filter;
import org.chancery.platform.web.Listing;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Tone;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** The lists of what the banks say: statements, lines, matches. What a wall hides is left out of each row, and its sums stay. */
final class BankingLists {

    static final Choices ACCOUNTS = Choices.query("select b.id::text as value, b.name as label from finance.bank_account b order by b.name");
    private static final String OF_ACCOUNT = "bank_account_id::text in (:bankAccountId)";

    /** An imported statement; see the statement for its lines. */
    record StatementRow(StatementId id, BankAccountId bankAccountId, String bankAccount, LocalDate from, LocalDate to, String format, String fileName, String accountNamed,
            Money openingBalance, Money closingBalance, int lineCount, int duplicateCount, Instant importedAt, String importedBy) {}

    static final Listing<StatementRow> STATEMENTS = Listing.of("bank-statements", "Statements", StatementRow.class)
            .sql("""
                select s.id, s.bank_account_id, b.name as bank_account, s.from_day, s.to_day, s.format, f.name as file_name, s.account_named, s.currency, s.opening_minor,
                       s.closing_minor, s.line_count, s.duplicate_count, s.imported_at, coalesce(u.name, 'the program') as imported_by
                from finance.bank_statement s
                join finance.bank_account b on b.firm_id = s.firm_id and b.id = s.bank_account_id
                join finance.statement_file f on f.firm_id = s.firm_id and f.id = s.file_id
                left join platform.app_user u on u.firm_id = s.firm_id and u.id = s.imported_by
                """)
            .row(row -> new StatementRow(row.id("id", StatementId::new), row.id("bank_account_id", BankAccountId::new), row.text("bank_account"), row.date("from_day"), row.date("to_day"),
                    row.text("format"), row.text("file_name"), row.text("account_named"), row.money("opening"), row.money("closing"), row.number("line_count"),
                    row.number("duplicate_count"), row.instant("imported_at"), row.text("imported_by")))
            .column(Column.date("toDay", "To", StatementRow::to).required())
            .column(Column.date("fromDay", "From", StatementRow::from).required())
            .column(Column.text("bankAccount", "Account", StatementRow::bankAccount).link(s -> "/banking/" + s.bankAccountId() + "/statements/" + s.id()).required())
            .column(Column.text("fileName", "File", StatementRow::fileName).small(StatementRow::format).required())
            .column(Column.instant("importedAt", "Imported", StatementRow::importedAt).small(StatementRow::importedBy).required())
            .column(Column.count("lineCount", "Lines", StatementRow::lineCount).small(s -> s.duplicateCount() == 0 ? null : s.duplicateCount() + " known").required())
            .column(Column.money("opening", "Opening", StatementRow::openingBalance).required())
            .column(Column.money("closing", "Closing", StatementRow::closingBalance).required())
            .filter(Filter.choice("bankAccountId", "Account", ACCOUNTS, OF_ACCOUNT))
            .filter(Filter.dates("to", "To", "to_day"))
            .search("file_name ilike :q or account_named ilike :q or bank_account ilike :q")
            .sort("-toDay")
            .empty("No statement yet", "The files that banks offer for download are imported on the page of the account: OFX, QFX or CAMT.053.", "To the accounts", "/banking")
            .build();

    /** A line of a bank. */
    record LineRow(LineId id, BankAccountId bankAccountId, String bankAccount, StatementId statementId, LocalDate date, @Nullable LocalDate valueDate, String description,
            @Nullable String reference, Money amount, String state, @Nullable MatchId matchId, @Nullable String matchedWhy) {}

    static final Listing<LineRow> LINES = Listing.of("bank-lines", "Lines of the bank", LineRow.class)
            .sql("""
                select l.id, l.bank_account_id, b.name as bank_account, l.statement_id, l.booked_on, l.value_on, l.description, l.reference,
                       l.amount_minor, l.currency, l.match_id, m.why, case when l.match_id is not null then 'MATCHED' when e.id is not null then 'MISTAKE' else 'WAITING' end as state
                from finance.bank_line_shown l
                join finance.bank_account b on b.firm_id = l.firm_id and b.id = l.bank_account_id
                left join finance.bank_match m on m.firm_id = l.firm_id and m.id = l.match_id
                left join finance.bank_error e on e.firm_id = l.firm_id and e.line_id = l.id
                """)
            .row(row -> new LineRow(row.id("id", LineId::new), row.id("bank_account_id", BankAccountId::new), row.text("bank_account"), row.id("statement_id", StatementId::new),
                    row.date("booked_on"), row.dateOrNull("value_on"), row.text("description"), row.textOrNull("reference"), row.money("amount"), row.text("state"),
                    row.idOrNull("match_id", MatchId::new), row.textOrNull("why")))
            .column(Column.date("bookedOn", "Date", LineRow::date).required())
            .column(Column.text("bankAccount", "Account", LineRow::bankAccount).link(l -> "/banking/" + l.bankAccountId() + "/statements/" + l.statementId()).required())
            .column(Column.prose("description", "Description", LineRow::description).small(l -> l.reference() == null ? null : "No. " + l.reference()))
            .column(Column.tag("state", "State", (LineRow l) -> state(l.state())).tone(l -> tone(l.state())).small(LineRow::matchedWhy)
                    .link(l -> l.state().equals("WAITING") ? "/banking/lines/" + l.id() + "/entry" : null).required())
            .column(Column.money("amount", "Amount", LineRow::amount).total().required())
            .filter(Filter.choice("bankAccountId", "Account", ACCOUNTS, OF_ACCOUNT))
            .filter(Filter.choice("state", "State", Choices.of(List.of(Option.of("WAITING", "Not in the books"), Option.of("MATCHED", "Matched"), Option.of("MISTAKE", "Mistake of the bank")))))
            .filter(Filter.dates("date", "Date", "booked_on"))
            .filter(Filter.amounts("amount", "Amount"))
            .search("description ilike :q or reference ilike :q")
            .sort("-bookedOn")
            .view("Not in the books", "state=WAITING")
            .view("All", "")
            .empty("No line yet", "Each line of an imported statement stands here, with the entry of the books that it is matched with.", "To the accounts", "/banking")
            .build();

    /** Lines and entries that are the same money. */
    record MatchRow(MatchId id, BankAccountId bankAccountId, String bankAccount, @Nullable LocalDate date, @Nullable String bank, @Nullable String book, String why,
            @Nullable Money amount, int lines, int entries, Instant madeAt, String madeBy) {}

    static final Listing<MatchRow> MATCHES = Listing.of("bank-matches", "Matches", MatchRow.class)
            .sql("""
                select m.id, m.bank_account_id, b.name as bank_account, coalesce(k.day, m.cleared_on, p.day) as day,
                       case when k.day is null then null when w.match_id is not null then 'Line not shown' else k.words end as bank_words,
                       nullif(concat_ws(' · ', p.words, case when w.match_id is not null then 'Entry not shown' end), '') as book_words,
                       m.why, coalesce(k.minor, case when w.match_id is null then p.minor end) as amount_minor, b.currency, m.lines, m.postings, m.made_at,
                       coalesce(u.name, 'the program') as made_by, case when m.kind = 'HAND' then 'HAND' else 'PROGRAM' end as way
                from finance.bank_match m
                join finance.bank_account b on b.firm_id = m.firm_id and b.id = m.bank_account_id
                left join finance.walled_matches() w on w.match_id = m.id
                left join platform.app_user u on u.firm_id = m.firm_id and u.id = m.made_by
                left join lateral (
                  select sum(l.amount_minor) as minor, max(l.booked_on) as day, string_agg(l.description, ' · ' order by l.booked_on, l.id) as words
                  from finance.bank_match_line x join finance.bank_line l on l.firm_id = x.firm_id and l.id = x.line_id
                  where x.firm_id = m.firm_id and x.match_id = m.id having count(*) > 0) k on true
                left join lateral (
                  select sum(e.amount_minor) as minor, max(e.date) as day,
                         string_agg(concat_ws(' ', coalesce(e.trust_number, e.entry_number), coalesce(e.party, e.description)), ' · ' order by e.date, e.entry_id, e.line) as words
                  from finance.bank_match_posting x
                  join finance.bank_book_entry e on e.firm_id = x.firm_id and e.bank_account_id = m.bank_account_id and e.entry_id = x.entry_id and e.line = x.line
                  where x.firm_id = m.firm_id and x.match_id = m.id having count(*) > 0) p on true
                """)
            .row(row -> new MatchRow(row.id("id", MatchId::new), row.id("bank_account_id", BankAccountId::new), row.text("bank_account"), row.dateOrNull("day"),
                    row.textOrNull("bank_words"), row.textOrNull("book_words"), row.text("why"), row.moneyOrNull("amount_minor", "currency"), row.number("lines"), row.number("postings"),
                    row.instant("made_at"), row.text("made_by")))
            .column(Column.instant("madeAt", "Made", MatchRow::madeAt).small(MatchRow::madeBy).required())
            .column(Column.text("bankAccount", "Account", MatchRow::bankAccount).link(m -> "/banking/" + m.bankAccountId()).required())
            .column(Column.date("day", "Date", MatchRow::date))
            .column(Column.prose("bankWords", "At the bank", MatchRow::bank))
            .column(Column.prose("bookWords", "In the books", MatchRow::book))
            .column(Column.text("why", "Why", MatchRow::why).required())
            .column(Column.money("amount", "Amount", MatchRow::amount))
            .filter(Filter.choice("bankAccountId", "Account", ACCOUNTS, OF_ACCOUNT))
            .filter(Filter.choice("way", "Made", Choices.of(List.of(Option.of("HAND", "By hand"), Option.of("PROGRAM", "By the program")))))
            .filter(Filter.dates("date", "Date", "day"))
            .filter(Filter.amounts("amount", "Amount"))
            .search("bank_words ilike :q or book_words ilike :q or why ilike :q")
            .sort("-madeAt")
            .empty("No match yet", "Lines of the bank and entries of the books that are the same money stand here, with who matched them and why.", "To the accounts", "/banking")
            .build();

    private static String state(String state) {
        return switch (state) {
            case "MATCHED" -> "Matched";
            case "MISTAKE" -> "Mistake of the bank";
            default -> "Not in the books";
        };
    }

    private static Tone tone(String state) {
        return switch (state) {
            case "MATCHED" -> Tone.GOOD;
            case "MISTAKE" -> Tone.BAD;
            default -> Tone.WARN;
        };
    }

    private BankingLists() {}
}
