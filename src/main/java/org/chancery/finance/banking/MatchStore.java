package org.chancery.finance.banking;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.chancery.finance.banking.matching.BankSide;
import org.chancery.finance.banking.matching.BookSide;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.EntryId;
import org.chancery.platform.web.Row;
import org.chancery.shared.Id;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of matches, and what waits to be matched. */
@Component
class MatchStore {

    /**
     * A match to be written.
     *
     * @param clearedOn the day on which its entries passed through the bank by another word than a line; null for none
     */
    record NewRow(MatchId id, BankAccountId account, String kind, String why, @Nullable LocalDate clearedOn, List<UUID> lines, List<PostingRef> entries) {}

    /**
     * An entry that waits.
     *
     * @param clearedOn by a match without lines, which a line may confirm; null if it is not matched
     * @param clearedBy that match
     */
    record WaitingEntry(BookSide side, @Nullable LocalDate clearedOn, @Nullable MatchId clearedBy) {}

    private static final String WAITING_ENTRIES = """
            select e.entry_id, e.line, e.date, e.amount_minor, e.currency, coalesce(e.party, e.description) as party, coalesce(e.instrument, '') as instrument,
                   coalesce(e.reference, '') as reference, e.reverses_id, w.cleared_on, w.match_id
            from (
              select o.entry_id, o.line, null::date as cleared_on, null::uuid as match_id from finance.open_postings(:account, :date) o where o.match_id is null
              union all
              select p.entry_id, p.line, m.cleared_on, m.id
              from finance.bank_match m join finance.bank_match_posting p on p.firm_id = m.firm_id and p.match_id = m.id
              where m.bank_account_id = :account and m.lines = 0 and m.cleared_on <= :date) w
            join finance.bank_book_entry e on e.bank_account_id = :account and e.entry_id = w.entry_id and e.line = w.line
            """;

    private final JdbcClient jdbc;

    MatchStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<BankSide> waitingLines(BankAccountId account, LocalDate date) {
        return jdbc.sql("""
                select l.id, l.booked_on, l.amount_minor, l.currency, l.description, l.reference
                from finance.open_lines(:account, :date) o join finance.bank_line l on l.id = o.line_id
                where o.match_id is null and o.error_id is null""")
                .param("account", account.value()).param("date", date).query(Row.mapping(MatchStore::line)).list();
    }

    private static BankSide line(Row row) {
        return new BankSide(row.id("id", id -> id), row.date("booked_on"), row.decimal("amount_minor").longValueExact(), row.text("description"), row.textOrNull("reference"));
    }

    List<WaitingEntry> waitingEntries(BankAccountId account, LocalDate date) {
        return jdbc.sql(WAITING_ENTRIES).param("account", account.value()).param("date", date).query(Row.mapping(MatchStore::entry)).list();
    }

    private static WaitingEntry entry(Row row) {
        var side = new BookSide(new PostingRef(row.id("entry_id", EntryId::new), row.number("line")), row.date("date"), row.decimal("amount_minor").longValueExact(),
                row.text("party"), row.text("instrument"), row.text("reference"), row.idOrNull("reverses_id", EntryId::new));
        return new WaitingEntry(side, row.dateOrNull("cleared_on"), row.idOrNull("match_id", MatchId::new));
    }

    /** Entries that a wall hides from the current person, without names: they may claim a line as well as those that are seen. */
    List<BookSide> walledEntries(BankAccountId account, LocalDate date) {
        return jdbc.sql("select w.entry_id, w.line, w.date, w.amount_minor from finance.walled_postings(:account, :date) w").param("account", account.value()).param("date", date)
                .query(Row.mapping(row -> new BookSide(new PostingRef(row.id("entry_id", EntryId::new), row.number("line")), row.date("date"),
                        row.decimal("amount_minor").longValueExact(), "", "", "", null))).list();
    }

    /** Lines of the account by their ids, matched or not. */
    List<BankSide> lines(BankAccountId account, List<LineId> ids) {
        return jdbc.sql("""
                select l.id, l.booked_on, l.amount_minor, l.currency, l.description, l.reference from finance.bank_line l
                where l.bank_account_id = :account and l.id = any (cast(:ids as uuid[]))""")
                .param("account", account.value()).param("ids", ids.stream().map(LineId::toString).toArray(String[]::new)).query(Row.mapping(MatchStore::line)).list();
    }

    /** The postings on the account that a name stands for: an entry, one posting of it, or the document that it comes from. */
    List<WaitingEntry> named(BankAccountId account, UUID id, @Nullable Integer line) {
        return jdbc.sql("""
                select e.entry_id, e.line, e.date, e.amount_minor, e.currency, coalesce(e.party, e.description) as party, coalesce(e.instrument, '') as instrument,
                       coalesce(e.reference, '') as reference, e.reverses_id, m.cleared_on, m.id as match_id
                from finance.bank_book_entry e
                left join finance.bank_match_posting p on p.firm_id = e.firm_id and p.entry_id = e.entry_id and p.line = e.line
                left join finance.bank_match m on m.firm_id = p.firm_id and m.id = p.match_id and m.lines = 0 and m.cleared_on is not null
                where e.bank_account_id = :account and (e.entry_id = :id or e.trust_entry_id = :id or e.source_id = :id)
                  and e.line = coalesce(cast(:line as int), e.line)""")
                .param("account", account.value()).param("id", id).param("line", line).query(Row.mapping(MatchStore::entry)).list();
    }

    /** Writes matches, and lets the database judge them at once. */
    void insert(List<NewRow> matches) {
        if (matches.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into finance.bank_match (id, bank_account_id, kind, why, cleared_on, lines, postings)
                select m.id, m.account, m.kind, m.why, m.cleared_on, m.lines, m.postings
                from unnest(cast(:ids as uuid[]), cast(:accounts as uuid[]), cast(:kinds as text[]), cast(:whys as text[]), cast(:cleared as date[]), cast(:lines as int[]),
                            cast(:postings as int[])) as m (id, account, kind, why, cleared_on, lines, postings)""")
                .param("ids", matches.stream().map(m -> m.id().toString()).toArray(String[]::new))
                .param("accounts", matches.stream().map(m -> m.account().toString()).toArray(String[]::new))
                .param("kinds", matches.stream().map(NewRow::kind).toArray(String[]::new)).param("whys", matches.stream().map(NewRow::why).toArray(String[]::new))
                .param("cleared", matches.stream().map(m -> m.clearedOn() == null ? null : m.clearedOn().toString()).toArray(String[]::new))
                .param("lines", matches.stream().mapToInt(m -> m.lines().size()).toArray()).param("postings", matches.stream().mapToInt(m -> m.entries().size()).toArray())
                .update();
        insertMembers(matches);
        judge();
    }

    private void insertMembers(List<NewRow> matches) {
        var lines = matches.stream().flatMap(m -> m.lines().stream().map(line -> List.of(Id.next().toString(), m.id().toString(), line.toString()))).toList();
        jdbc.sql("""
                insert into finance.bank_match_line (id, match_id, line_id)
                select m.id, m.match_id, m.line_id from unnest(cast(:ids as uuid[]), cast(:matches as uuid[]), cast(:lines as uuid[])) as m (id, match_id, line_id)""")
                .param("ids", column(lines, 0)).param("matches", column(lines, 1)).param("lines", column(lines, 2)).update();
        var entries = matches.stream().flatMap(m -> m.entries().stream()
                .map(entry -> List.of(Id.next().toString(), m.id().toString(), entry.entryId().toString(), Integer.toString(entry.line())))).toList();
        jdbc.sql("""
                insert into finance.bank_match_posting (id, match_id, entry_id, line)
                select m.id, m.match_id, m.entry_id, m.line
                from unnest(cast(:ids as uuid[]), cast(:matches as uuid[]), cast(:entries as uuid[]), cast(cast(:lines as text[]) as int[])) as m (id, match_id, entry_id, line)""")
                .param("ids", column(entries, 0)).param("matches", column(entries, 1)).param("entries", column(entries, 2)).param("lines", column(entries, 3)).update();
    }

    private static String[] column(List<List<String>> rows, int index) {
        return rows.stream().map(row -> row.get(index)).toArray(String[]::new);
    }

    /** Takes matches back. */
    int delete(MatchId... ids) {
        return jdbc.sql("delete from finance.bank_match where id = any (cast(:ids as uuid[]))")
                .param("ids", Arrays.stream(ids).map(MatchId::toString).toArray(String[]::new)).update();
    }

    /** The checks that wait for the commit are made now, so that what they refuse is refused here. */
    void judge() {
        jdbc.sql("set constraints all immediate").update();
        jdbc.sql("set constraints all deferred").update();
    }
}
