package org.chancery.platform.web;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.chancery.platform.database.Database;
import org.chancery.shared.Id;
import org.chancery.testing.TestDatabase;
import org.joda.money.Money;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.util.unit.DataSize;

/** A table of papers on a real PostgreSQL, and a listing of it with a column of every kind. */
@NullUnmarked
final class ListsOverDatabase {

    static final DataSource DATA = withPapers();
    static final JdbcTemplate JDBC = new JdbcTemplate(DATA);
    static final WebLimits LIMITS = new WebLimits(50, 200, 1000, 100, Duration.ofSeconds(30), Duration.ofMinutes(5), 6000, DataSize.ofMegabytes(2),
            Duration.ofHours(24), Duration.ofSeconds(5), DataSize.ofMegabytes(4));
    static final Lists LISTS = new Lists(DATA, new DataSourceTransactionManager(DATA), _ -> java.util.List.of(), LIMITS,
            Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC));

    /** How many rows this thread has made into papers so far. */
    static final ThreadLocal<Integer> READ = ThreadLocal.withInitial(() -> 0);

    record PaperId(UUID value) implements Id {}

    record Paper(PaperId id, @Nullable String name, String status, @Nullable LocalDate due, @Nullable Instant seen, @Nullable Money fee,
            @Nullable Integer spent, int pages) {}

    static final Listing<Paper> PAPERS = Listing.of("papers", "Papers", Paper.class)
            .sql("""
                select p.id, p.name, p.status, p.due, p.seen, p.fee_minor, p.currency, p.spent, p.pages
                from paper p
                """)
            .row(ListsOverDatabase::paper)
            .column(Column.text("name", "Name", Paper::name).link(p -> "/papers/" + p.id().value()))
            .column(Column.tag("status", "Status", Paper::status).required().tone(_ -> Tone.GOOD))
            .column(Column.date("due", "Due", Paper::due))
            .column(Column.instant("seen", "Seen", Paper::seen))
            .column(Column.money("fee", "Fee", Paper::fee).total())
            .column(Column.minutes("spent", "Time", Paper::spent).total())
            .column(Column.count("pages", "Pages", Paper::pages).required())
            .filter(Filter.choice("status", "Status", Choices.of(List.of(Option.of("OPEN", "Open"), Option.of("CLOSED", "Closed")))))
            .filter(Filter.contains("name", "Name", "name"))
            .filter(Filter.dates("due", "Due", "due"))
            .filter(Filter.instants("seen", "Seen", "seen"))
            .filter(Filter.amounts("fee", "Fee"))
            .search("name ilike :q")
            .sort("-due")
            .view("Open", "status=OPEN")
            .empty("No papers yet", "Papers come by post.", "Write one", "/papers/new")
            .build();

    private ListsOverDatabase() {}

    private static Paper paper(Row row) {
        READ.set(READ.get() + 1);
        return new Paper(row.id("id", PaperId::new), row.textOrNull("name"), row.text("status"), row.dateOrNull("due"), row.instantOrNull("seen"),
                row.moneyOrNull("fee_minor", "currency"), row.numberOrNull("spent"), row.number("pages"));
    }

    private static DataSource withPapers() {
        Database database = TestDatabase.named("lists");
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.owner().name());
        pool.setPassword(database.owner().password());
        new JdbcTemplate(pool).execute("""
                create table paper (id uuid primary key, name text, status text not null, due date, seen timestamptz,
                    fee_minor bigint, currency char(3) not null, spent int, pages int not null)
                """);
        return pool;
    }

    static void empty() {
        JDBC.execute("truncate paper");
    }

    static UUID add(@Nullable String name, String status, @Nullable LocalDate due, @Nullable Instant seen, @Nullable Money fee, @Nullable Integer spent, int pages) {
        UUID id = Id.next();
        JDBC.update("insert into paper values (?, ?, ?, ?, ?, ?, ?, ?, ?)", id, name, status, due, seen == null ? null : seen.atOffset(ZoneOffset.UTC),
                fee == null ? null : fee.getAmountMinorLong(), fee == null ? "USD" : fee.getCurrencyUnit().getCode(), spent, pages);
        return id;
    }

    static UUID named(String name) {
        return add(name, "OPEN", null, null, null, null, 1);
    }

    /** A request of {@code a=b&c=d}. */
    static ListRequest asking(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.merge(parts[0], List.of(parts[1]), (a, b) -> java.util.stream.Stream.concat(a.stream(), b.stream()).toList());
        }
        return ListRequest.of("/papers", parameters);
    }
}
