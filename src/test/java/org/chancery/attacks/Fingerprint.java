package org.chancery.attacks;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chancery.testing.TestFirms.TestFirm;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** All that a firm has, in a few lines: whatever changes anything of it changes them. */
final class Fingerprint {

    /** Written because somebody tried, and rightly. */
    private static final Set<String> LOGS = Set.of("practice.wall_stop", "platform.read_log", "platform.token_use", "platform.sign_in_alert", "platform.account_notice");

    private final TestFirm firm;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final List<String> tables;
    private final Set<String> ofMatters;

    Fingerprint(TestFirm firm, JdbcClient jdbc, TransactionTemplate transaction) {
        this.firm = firm;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.tables = tablesWith("firm_id");
        this.ofMatters = tablesWith("id").stream().filter(tablesWith("matter_id")::contains).filter(table -> !table.equals("platform.row_version")).collect(Collectors.toSet());
    }

    private List<String> tablesWith(String column) {
        return jdbc.sql("""
                select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
                where c.relkind in ('r', 'p') and a.attname = :column and not a.attisdropped and n.nspname not in ('public', 'information_schema')
                  and n.nspname not like 'pg\\_%' and c.relname not like 'probe\\_%' and has_table_privilege(c.oid, 'select') order by 1""")
                .param("column", column).query(String.class).list().stream().filter(table -> !LOGS.contains(table)).toList();
    }

    /** Tables whose rows belong to a matter. */
    Set<String> tablesOfMatters() {
        return ofMatters;
    }

    /** One line for each table. */
    String take() {
        String sql = tables.stream().map(table -> "select '%1$s ' || count(*) || ' ' || coalesce(md5(string_agg(md5(x::text), '' order by md5(x::text))), '') as line from %1$s x".formatted(table))
                .collect(Collectors.joining(" union all "));
        return firm.asAdministrator(() -> transaction.execute(_ -> String.join("\n", jdbc.sql(sql).query(String.class).list().stream().sorted().toList())));
    }

    String difference(String before, String after) {
        List<String> was = Arrays.asList(before.split("\n"));
        return after.lines().filter(line -> !was.contains(line)).map(line -> line.split(" ")[0]).collect(Collectors.joining(", ", "changed ", ""));
    }
}
