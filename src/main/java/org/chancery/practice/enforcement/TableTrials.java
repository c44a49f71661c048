package org.chancery.practice.enforcement;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.chancery.platform.web.Row;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.TrialWalls;
import org.chancery.practice.matters.WallKind;
import org.chancery.practice.matters.WallScope;
import org.chancery.shared.Id;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tries each table as the program's own role, with the rows that the firm has: as another firm, and as one of its people behind a wall that is raised around a matter or a
 * client which has rows there. Every wall is taken back with the transaction in which it was raised. Runs as the program itself, which sees how many rows there are.
 */
@Component
class TableTrials {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TrialWalls walls;

    TableTrials(JdbcClient jdbc, TransactionTemplate transaction, TrialWalls walls) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.walls = walls;
    }

    /**
     * A table, and what is to hold it.
     *
     * @param matterColumn  says whose matter's a row is; null for none
     * @param clientColumns each says which contact a row names
     */
    private record Table(String name, boolean forced, boolean firmPolicy, @Nullable String matterColumn, boolean matterPolicy, List<String> clientColumns, int clientPolicies) {}

    /** All tables that the program can read, each tried in every way. */
    List<Trial> all() {
        List<Table> tables = Objects.requireNonNull(transaction.execute(_ -> jdbc.sql("select * from practice.enforced_tables()").query((row, n) -> new Table(row.getString("name"),
                row.getBoolean("forced"), row.getBoolean("firm_policy"), row.getString("matter_column"), row.getBoolean("matter_policy"),
                List.of((String[]) row.getArray("client_columns").getArray()), row.getInt("client_policies"))).list()));
        UserId person = Objects.requireNonNull(transaction.execute(_ -> jdbc.sql("select id from platform.app_user where kind = 'PERSON' order by created_at desc, id limit 1")
                .query(Row.mapping(row -> row.id("id", UserId::new))).single()));
        List<Trial> trials = new ArrayList<>();
        for (Table table : tables) {
            trials.add(asAnotherFirm(table));
            if (table.matterColumn() != null) {
                trials.addAll(behindWallsOfMatter(table, table.matterColumn(), person));
            }
            table.clientColumns().forEach(column -> trials.addAll(behindWallsOfClient(table, column, person)));
        }
        return trials;
    }

    private Trial asAnotherFirm(Table table) {
        return inTransaction(() -> {
            long there = count("select count(*) from " + table.name() + " where firm_id = :id", firm());
            UUID own = firm();
            become(Id.next(), Id.next());
            return Trial.ofTable(table.name(), "policy of the firm" + (table.forced() ? ", forced" : ""), "another firm", table.forced() && table.firmPolicy(), there,
                    count("select count(*) from " + table.name() + " where firm_id = :id", own));
        });
    }

    private List<Trial> behindWallsOfMatter(Table table, String column, UserId person) {
        List<Trial> trials = new ArrayList<>();
        for (WallKind kind : WallKind.values()) {
            trials.add(inTransaction(() -> {
                Optional<UUID> matter = one("select x.%1$s as id from %2$s x where x.%1$s is not null limit 1".formatted(column, table.name()));
                return behind(table, column, "policy of the matter's wall", table.matterPolicy(), kind, matter, id -> new WallScope.OfMatter(new MatterId(id)), person, "matter");
            }));
        }
        trials.add(inTransaction(() -> {
            Optional<UUID> matter = one("select x.%1$s as id from %2$s x where x.%1$s is not null limit 1".formatted(column, table.name()));
            return behind(table, column, "policy of the matter's wall", table.matterPolicy(), WallKind.EXCLUSIONARY, matter,
                    id -> new WallScope.OfClient(new ContactId(clientOf(id))), person, "matter's client");
        }));
        return trials;
    }

    private List<Trial> behindWallsOfClient(Table table, String column, UserId person) {
        List<Trial> trials = new ArrayList<>();
        for (WallKind kind : WallKind.values()) {
            trials.add(inTransaction(() -> {
                Optional<UUID> client = one("select x.%1$s as id from %2$s x where x.%1$s is not null limit 1".formatted(column, table.name()));
                return behind(table, column, "policy of the client's wall, by " + column, table.clientPolicies() >= table.clientColumns().size(), kind, client,
                        id -> new WallScope.OfClient(new ContactId(id)), person, "client");
            }));
        }
        return trials;
    }

    private Trial behind(Table table, String column, String heldBy, boolean guarded, WallKind kind, Optional<UUID> hidden, java.util.function.Function<UUID, WallScope> around,
            UserId person, String what) {
        String triedAs = "a person " + (kind == WallKind.EXCLUSIONARY ? "named by an exclusionary" : "left out of an inclusionary") + " wall around the " + what;
        if (hidden.isEmpty()) {
            return Trial.ofTable(table.name(), heldBy, triedAs, guarded, 0, 0);
        }
        String rows = "select count(*) from %s x where x.%s = :id".formatted(table.name(), column);
        long there = count(rows, hidden.get());
        walls.raise(around.apply(hidden.get()), kind, person);
        become(firm(), person.value());
        return Trial.ofTable(table.name(), heldBy, triedAs, guarded, there, count(rows, hidden.get()));
    }

    private Trial inTransaction(java.util.function.Supplier<Trial> trial) {
        return Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            return trial.get();
        }));
    }

    private UUID clientOf(UUID matter) {
        return jdbc.sql("select client_id from practice.matter where id = :id").param("id", matter).query(UUID.class).single();
    }

    private UUID firm() {
        return jdbc.sql("select platform.current_firm()").query(UUID.class).single();
    }

    private Optional<UUID> one(String sql) {
        return jdbc.sql(sql).query(UUID.class).optional();
    }

    private long count(String sql, UUID id) {
        return Objects.requireNonNull(jdbc.sql(sql).param("id", id).query(Long.class).single());
    }

    /** For the rest of the transaction, as every transaction begins. */
    private void become(UUID firm, UUID person) {
        jdbc.sql("select set_config('chancery.firm', :firm, true), set_config('chancery.user', :person, true), platform.announce_hidden_matters()")
                .param("firm", firm.toString()).param("person", person.toString()).query((row, n) -> row).list();
    }
}
