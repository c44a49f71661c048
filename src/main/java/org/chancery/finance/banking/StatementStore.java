package org.chancery.finance.banking;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.chancery.finance.banking.StatementView.Line;
import org.chancery.finance.banking.Statements.OriginalFile;
import org.chancery.finance.banking.statement.Statement;
import org.chancery.finance.banking.statement.StatementLine;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.platform.storage.BlobId;
import org.chancery.platform.storage.Blobs;
import org.chancery.platform.web.Row;
import org.chancery.shared.Id;
import org.chancery.shared.Moneys;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of statements and their lines. */
@Component
class StatementStore {

    private static final int DESCRIPTION = 4000;
    private static final int REFERENCE = 400;

    private static final String SELECT = """
            select s.id, s.bank_account_id, f.name as file_name, s.format, s.account_named, s.from_day, s.to_day, s.currency, s.opening_minor, s.opening_stated,
                   s.closing_minor, s.line_count, s.duplicate_count, s.imported_at, coalesce(u.name, 'the program') as imported_by
            from finance.bank_statement s
            join finance.statement_file f on f.firm_id = s.firm_id and f.id = s.file_id
            left join platform.app_user u on u.firm_id = s.firm_id and u.id = s.imported_by
            """;

    private static final String INSERT_LINES = """
            insert into finance.bank_line (id, bank_account_id, statement_id, position, booked_on, value_on, counts_on, amount_minor, currency,
                                           description, reference, bank_reference, fingerprint)
            select l.id, :account, :statement, l.position, l.booked_on, l.value_on, l.booked_on, l.amount, :currency,
                   l.description, l.reference, l.bank_reference, l.fingerprint
            from unnest(cast(:ids as uuid[]), cast(:positions as int[]), cast(:booked as date[]), cast(:value as date[]), cast(:amounts as bigint[]),
                        cast(:descriptions as text[]), cast(:references as text[]), cast(:bankReferences as text[]), cast(:fingerprints as text[]))
                 as l (id, position, booked_on, value_on, amount, description, reference, bank_reference, fingerprint)""";

    private final JdbcClient jdbc;
    private final Blobs blobs;

    StatementStore(JdbcClient jdbc, Blobs blobs) {
        this.jdbc = jdbc;
        this.blobs = blobs;
    }

    /** When and by whom a file was imported, as a sentence; empty if it was not. */
    Optional<String> importedBefore(BankAccountId account, byte[] sha256) {
        return jdbc.sql("""
                select format('This file was imported on %s by %s.', finance.date_words(s.imported_at::date), coalesce(u.name, 'the program')) as words
                from finance.bank_statement s left join platform.app_user u on u.firm_id = s.firm_id and u.id = s.imported_by
                where s.bank_account_id = :account and s.sha256 = :sha""")
                .param("account", account.value()).param("sha", sha256).query(Row.mapping(row -> row.text("words"))).optional();
    }

    List<KnownLines.Known> known(BankAccountId account, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                select l.id, l.fingerprint, l.booked_on, l.amount_minor, l.currency, s.format
                from finance.bank_line l join finance.bank_statement s on s.firm_id = l.firm_id and s.id = l.statement_id
                where l.bank_account_id = :account and l.booked_on between :from and :to
                order by l.id""")
                .param("account", account.value()).param("from", from).param("to", to)
                .query(Row.mapping(row -> new KnownLines.Known(row.id("id", LineId::new), row.text("fingerprint"), row.date("booked_on"),
                        Moneys.minor(row.money("amount")), row.text("format")))).list();
    }

    void insert(NewStatement asked) {
        Id fileId = StatementId.next();
        Statement statement = asked.statement();
        jdbc.sql("insert into finance.statement_file (id, bank_account_id, name, sha256, blob_id) values (:id, :account, :name, :sha, :blob)")
                .param("id", fileId.value()).param("account", asked.account().value()).param("name", asked.fileName()).param("sha", asked.sha256())
                .param("blob", asked.content().value()).update();
        jdbc.sql("""
                insert into finance.bank_statement (id, bank_account_id, file_id, sha256, format, account_named, from_day, to_day, currency, opening_minor, opening_stated,
                                                    closing_minor, line_count, duplicate_count)
                values (:id, :account, :file, :sha, :format, :named, :from, :to, :currency, :opening, :stated, :closing, :lines, :duplicates)""")
                .param("id", asked.id().value()).param("account", asked.account().value()).param("file", fileId.value()).param("sha", asked.sha256())
                .param("format", asked.format()).param("named", cut(statement.account().number(), 100)).param("from", statement.from()).param("to", statement.to())
                .param("currency", statement.currency().getCode()).param("opening", Moneys.minor(StatementImport.opening(statement)))
                .param("stated", statement.openingBalance() != null && asked.format().startsWith("CAMT")).param("closing", Moneys.minor(statement.closingBalance()))
                .param("lines", statement.lines().size()).param("duplicates", asked.known().size()).update();
        insertLines(asked, statement.lines().stream().filter(line -> !asked.known().containsKey(line.position())).toList());
        insertRepeats(asked);
    }

    private void insertLines(NewStatement asked, List<StatementLine> lines) {
        jdbc.sql(INSERT_LINES).param("account", asked.account().value()).param("statement", asked.id().value()).param("currency", asked.statement().currency().getCode())
                .param("ids", column(lines, _ -> Id.next().toString())).param("positions", lines.stream().mapToInt(StatementLine::position).toArray())
                .param("booked", column(lines, line -> line.bookedOn().toString()))
                .param("value", column(lines, line -> line.valueOn() == null ? null : line.valueOn().toString()))
                .param("amounts", lines.stream().mapToLong(line -> Moneys.minor(line.amount())).toArray())
                .param("descriptions", column(lines, line -> cut(line.description(), DESCRIPTION)))
                .param("references", column(lines, line -> line.reference() == null ? null : cut(line.reference(), REFERENCE)))
                .param("bankReferences", column(lines, line -> line.bankId() == null ? null : cut(line.bankId(), REFERENCE)))
                .param("fingerprints", column(lines, StatementLine::fingerprint)).update();
    }

    private void insertRepeats(NewStatement asked) {
        var repeats = List.copyOf(asked.known().entrySet());
        jdbc.sql("""
                insert into finance.bank_line_repeat (id, statement_id, position, line_id)
                select r.id, :statement, r.position, r.line_id
                from unnest(cast(:ids as uuid[]), cast(:positions as int[]), cast(:lines as uuid[])) as r (id, position, line_id)""")
                .param("statement", asked.id().value()).param("ids", repeats.stream().map(_ -> Id.next().toString()).toArray(String[]::new))
                .param("positions", repeats.stream().mapToInt(repeat -> repeat.getKey()).toArray())
                .param("lines", repeats.stream().map(repeat -> repeat.getValue().toString()).toArray(String[]::new)).update();
    }

    private static @Nullable String[] column(List<StatementLine> lines, Function<StatementLine, @Nullable String> value) {
        return lines.stream().map(value).toArray(String[]::new);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    Optional<StatementView> find(StatementId id) {
        return jdbc.sql(SELECT + " where s.id = :id").param("id", id.value()).query(Row.mapping(StatementStore::view)).optional()
                .map(statement -> statement.with(warnings(id), lines(id)));
    }

    List<StatementView> of(BankAccountId account) {
        return jdbc.sql(SELECT + " where s.bank_account_id = :account order by s.to_day desc, s.imported_at desc limit 12").param("account", account.value())
                .query(Row.mapping(StatementStore::view)).list();
    }

    private static StatementView view(Row row) {
        return new StatementView(row.id("id", StatementId::new), row.id("bank_account_id", BankAccountId::new), row.text("file_name"), row.text("format"),
                row.text("account_named"), row.date("from_day"), row.date("to_day"), row.money("opening"), row.flag("opening_stated"), row.money("closing"),
                row.number("line_count"), row.number("duplicate_count"), row.instant("imported_at"), row.text("imported_by"), List.of(), List.of());
    }

    private List<Line> lines(StatementId id) {
        return jdbc.sql("""
                select s.position, l.id, l.booked_on, l.value_on, l.amount_minor, l.currency, l.description, l.reference, l.bank_reference, s.known, m.id as match_id, m.why
                from (select l.id, l.position, false as known from finance.bank_line l where l.statement_id = :id
                      union all
                      select r.line_id, r.position, true from finance.bank_line_repeat r where r.statement_id = :id) s
                join finance.bank_line_shown l on l.id = s.id
                left join finance.bank_match m on m.firm_id = l.firm_id and m.id = l.match_id
                order by s.position""")
                .param("id", id.value())
                .query(Row.mapping(row -> new Line(row.id("id", LineId::new), row.date("booked_on"), row.dateOrNull("value_on"), row.money("amount"),
                        row.text("description"), row.textOrNull("reference"), row.textOrNull("bank_reference"), row.flag("known"),
                        row.idOrNull("match_id", MatchId::new), row.textOrNull("why"))))
                .list();
    }

    /** Whether the statement begins where the one before it stands: the balance of the earlier one at that day, by its own lines. */
    List<String> warnings(StatementId id) {
        return jdbc.sql("""
                select format('The statement before stands at %s at the end of %s; this one begins on %s with %s: %s %s.',
                         finance.money_words(b.balance, s.currency), finance.date_words(least(b.to_day, s.from_day - 1)), finance.date_words(s.from_day),
                         finance.money_words(s.opening_minor, s.currency), finance.money_words(abs(s.opening_minor - b.balance), s.currency),
                         case when b.to_day + 1 < s.from_day then 'happened in the days between' else 'is unexplained' end) as words
                from finance.bank_statement s
                cross join lateral (
                  select p.to_day, p.closing_minor - coalesce((
                    select sum(l.amount_minor) from finance.bank_line l
                    where l.bank_account_id = p.bank_account_id and l.booked_on between s.from_day and p.to_day
                      and (l.statement_id = p.id or exists (select from finance.bank_line_repeat r where r.firm_id = l.firm_id and r.line_id = l.id and r.statement_id = p.id))), 0) as balance
                  from finance.bank_statement p
                  where p.bank_account_id = s.bank_account_id and p.id <> s.id and p.from_day < s.from_day
                  order by p.to_day desc, p.imported_at desc limit 1) b
                where s.id = :id and b.balance <> s.opening_minor""")
                .param("id", id.value()).query(Row.mapping(row -> row.text("words"))).list();
    }

    /** How many of its lines came after their day was reconciled and approved. */
    int lateLines(StatementId id) {
        return Objects.requireNonNull(jdbc.sql("select count(*) from finance.bank_line l where l.statement_id = :id and l.counts_on > l.booked_on")
                .param("id", id.value()).query(Integer.class).single());
    }

    /** Files that were imported before there were blobs stand in their row. */
    Optional<OriginalFile> original(StatementId id) {
        return jdbc.sql("""
                select f.name, f.content, f.blob_id from finance.bank_statement s join finance.statement_file f on f.firm_id = s.firm_id and f.id = s.file_id
                where s.id = :id""")
                .param("id", id.value()).query((row, _) -> {
                    UUID blob = row.getObject("blob_id", UUID.class);
                    return new OriginalFile(row.getString("name"), blob == null ? row.getBytes("content") : blobs.read(new BlobId(blob)).orElseThrow());
                }).optional();
    }
}
