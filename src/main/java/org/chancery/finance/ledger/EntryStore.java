package org.chancery.finance.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.chancery.finance.ledger.EntryView.PostingView;
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
