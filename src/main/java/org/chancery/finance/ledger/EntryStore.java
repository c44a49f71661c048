package org.chancery.finance.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.chancery.finance.ledger.EntryView.PostingView;
import org.chancery.platform.firm.Columns;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.Moneys;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of entries: an entry and its postings are written by one call. */
@Component
class EntryStore {

    private static final String INSERT = """
            select finance.post_entry(:id, :date, :kind, :description, :sourceType, :sourceId, :matter, cast(:accounts as uuid[]), cast(:roles as text[]),
                                      cast(:banks as uuid[]), cast(:amounts as bigint[]), cast(:currencies as text[]), cast(:matters as uuid[]), cast(:memos as text[]))""";

    private static final String REVERSE = """
            with entry as (
              insert into finance.journal_entry (id, date, kind, description, source_type, source_id, reverses_id, matter_id, lines)
              select :id, :date, 'REVERSAL', :description, :sourceType, :sourceId, e.id, e.matter_id, e.lines
              from finance.journal_entry e where e.id = :original)
            insert into finance.posting (entry_id, line, account_id, date, amount_minor, currency, matter_id, memo)
            select :id, p.line, p.account_id, :date, -p.amount_minor, p.currency, p.matter_id, p.memo
            from finance.posting p where p.entry_id = :original""";

    private static final String SELECT = """
            select e.id, e.number, e.date, e.kind, e.description, e.source_type, e.source_id, e.matter_id, e.reverses_id, r.id as reversed_by,
                   e.created_at, coalesce(u.name, 'the program') as created_by, e.lines
            from finance.journal_entry e
            left join finance.journal_entry r on r.firm_id = e.firm_id and r.reverses_id = e.id
            left join platform.app_user u on u.firm_id = e.firm_id and u.id = e.created_by
            """;

    private final JdbcClient jdbc;

    EntryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(EntryId id, NewEntry entry) {
        List<NewPosting> postings = entry.postings();
        EntrySource source = entry.source();
        jdbc.sql(INSERT)
                .param("id", id.value()).param("date", entry.date()).param("kind", entry.kind()).param("description", entry.description())
                .param("sourceType", source == null ? null : source.type()).param("sourceId", source == null ? null : source.id())
                .param("matter", entry.matter() == null ? null : entry.matter().value())
                .param("accounts", column(postings, p -> p.to() instanceof AccountId account ? account.toString() : null))
                .param("roles", column(postings, p -> p.to() instanceof AccountRole role ? role.name() : null))
                .param("banks", column(postings, p -> p.to() instanceof BankAccountId bank ? bank.toString() : null))
                .param("amounts", postings.stream().mapToLong(p -> Moneys.minor(p.amount())).toArray())
                .param("currencies", column(postings, p -> p.amount().getCurrencyUnit().getCode()))
                .param("matters", column(postings, p -> p.matter() == null ? null : p.matter().toString()))
                .param("memos", column(postings, NewPosting::memo))
                .query((row, n) -> id).single();
    }

    private record Numbered(EntryId id, NewEntry entry) {}

    private record Line(Numbered of, int line, NewPosting posting) {}

    private static final Columns<Numbered> ENTRIES = Columns.<Numbered>of().with("id", "uuid", Numbered::id).with("date", "date", row -> row.entry().date())
            .with("kind", "text", row -> row.entry().kind()).with("description", "text", row -> row.entry().description())
            .with("source_type", "text", row -> row.entry().source() == null ? null : row.entry().source().type())
            .with("source_id", "uuid", row -> row.entry().source() == null ? null : row.entry().source().id())
            .with("matter_id", "uuid", row -> row.entry().matter()).with("lines", "int", row -> row.entry().postings().size());

    private static final Columns<Line> LINES = Columns.<Line>of().with("entry_id", "uuid", row -> row.of().id()).with("line", "int", Line::line)
            .with("account", "uuid", row -> row.posting().to() instanceof AccountId account ? account : null)
            .with("role", "text", row -> row.posting().to() instanceof AccountRole role ? role : null)
            .with("bank", "uuid", row -> row.posting().to() instanceof BankAccountId bank ? bank : null)
            .with("date", "date", row -> row.of().entry().date()).with("amount", "bigint", row -> Moneys.minor(row.posting().amount()))
            .with("currency", "text", row -> row.posting().amount().getCurrencyUnit().getCode()).with("matter_id", "uuid", row -> row.posting().matter())
            .with("memo", "text", row -> row.posting().memo());

    /** Many entries, in two statements. */
    List<EntryId> insertAll(List<NewEntry> entries) {
        List<Numbered> numbered = entries.stream().map(entry -> new Numbered(EntryId.next(), entry)).toList();
        ENTRIES.statement(jdbc, """
                insert into finance.journal_entry (id, date, kind, description, source_type, source_id, matter_id, lines)
                select r.id, r.date, r.kind, r.description, r.source_type, r.source_id, r.matter_id, r.lines from {rows}""", numbered).update();
        List<Line> lines = new ArrayList<>();
        for (Numbered entry : numbered) {
            int line = 0;
            for (NewPosting posting : entry.entry().postings()) {
                lines.add(new Line(entry, ++line, posting));
            }
        }
        LINES.statement(jdbc, """
                insert into finance.posting (entry_id, line, account_id, date, amount_minor, currency, matter_id, memo)
                select r.entry_id, r.line, coalesce(r.account, a.id, b.account_id), r.date, r.amount, r.currency, r.matter_id, r.memo
                from {rows}
                left join finance.account a on a.role = r.role
                left join finance.bank_account b on b.id = r.bank""", lines).update();
        return numbered.stream().map(Numbered::id).toList();
    }

    private static @Nullable String[] column(List<NewPosting> postings, Function<NewPosting, @Nullable String> value) {
        return postings.stream().map(value).toArray(String[]::new);
    }

    void reverse(EntryId id, EntryId original, LocalDate date, String description, @Nullable EntrySource source) {
        jdbc.sql(REVERSE)
                .param("id", id.value()).param("original", original.value()).param("date", date).param("description", description)
                .param("sourceType", source == null ? null : source.type()).param("sourceId", source == null ? null : source.id())
                .update();
    }

    Optional<EntryView> find(EntryId id) {
        return jdbc.sql(SELECT + " where e.id = :id").param("id", id.value()).query(this::entry).optional();
    }

    List<EntryView> ofSource(UUID source) {
        return jdbc.sql(SELECT + " where e.source_id = :source order by e.date, e.id limit 200").param("source", source).query(this::entry).list();
    }

    private EntryView entry(ResultSet row, int number) throws SQLException {
        EntryId id = new EntryId(row.getObject("id", UUID.class));
        return new EntryView(id, row.getString("number"), row.getObject("date", LocalDate.class), row.getString("kind"), row.getString("description"),
                row.getString("source_type") == null ? null : new EntrySource(row.getString("source_type"), row.getObject("source_id", UUID.class)),
                matter(row), entryId(row, "reverses_id"), entryId(row, "reversed_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(), row.getString("created_by"), row.getInt("lines"), postings(id));
    }

    private List<PostingView> postings(EntryId entry) {
        return jdbc.sql("""
                select p.line, p.account_id, a.code, a.name, p.amount_minor, p.currency, p.matter_id, p.memo
                from finance.posting p
                join finance.account a on a.firm_id = p.firm_id and a.id = p.account_id
                where p.entry_id = :entry order by p.line""")
                .param("entry", entry.value())
                .query((row, n) -> new PostingView(row.getInt("line"), new AccountId(row.getObject("account_id", UUID.class)), row.getString("code"),
                        row.getString("name"), Moneys.ofMinor(row.getString("currency"), row.getLong("amount_minor")), matter(row), row.getString("memo")))
                .list();
    }

    private static @Nullable MatterId matter(ResultSet row) throws SQLException {
        UUID matter = row.getObject("matter_id", UUID.class);
        return matter == null ? null : new MatterId(matter);
    }

    private static @Nullable EntryId entryId(ResultSet row, String column) throws SQLException {
        UUID id = row.getObject(column, UUID.class);
        return id == null ? null : new EntryId(id);
    }
}
