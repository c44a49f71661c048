package org.chancery.bench;

import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import tools.jackson.databind.json.JsonMapper;

/**
 * What row-level security costs: every list and report of the API over the demo firm, with the policies and without, in turns, on the same server. The
 * server itself says how long each statement took (pg_stat_statements). The ratio is the time of the twenty heaviest with policies to their time without.
 */
final class RlsBenchmark implements Benchmark {

    private static final int ROUNDS = 5;
    private static final int TIMES = 15;
    private static final int HEAVIEST = 20;

    private final HttpClient http = HttpClient.newHttpClient();

    /** A statement's mean milliseconds in each round. */
    private record Times(String statement, List<Double> with, List<Double> without) {

        double medianWith() {
            return median(with);
        }

        double medianWithout() {
            return median(without);
        }

        private static double median(List<Double> values) {
            return values.stream().sorted().toList().get(values.size() / 2);
        }
    }

    @Override
    public Ratio measure(PrintStream out) throws Exception {
        var demo = BenchFirm.demo(Map.of("shared_preload_libraries", "pg_stat_statements", "pg_stat_statements.track_planning", "on"), "--chancery.web.requests-per-minute=1000000");
        try (BenchFirm firm = demo.firm(); Connection superuser = superuser(firm); Statement sql = superuser.createStatement()) {
            sql.execute("create extension pg_stat_statements schema public");
            firm.analyze();
            List<String> addresses = addresses(firm, demo.token());
            List<String> tables = tables(sql);
            get(firm, demo.token(), addresses);
            Map<Long, Times> times = new HashMap<>();
            for (int round = 0; round < ROUNDS; round++) {
                for (boolean policies : new boolean[] {true, false}) {
                    for (String table : tables) {
                        sql.execute("alter table " + table + (policies ? " enable" : " disable") + " row level security");
                    }
                    get(firm, demo.token(), addresses);
                    sql.execute("select public.pg_stat_statements_reset()");
                    get(firm, demo.token(), addresses);
                    read(sql, policies, times);
                }
            }
            return compare(out, addresses.size(), times);
        }
    }

    private static Connection superuser(BenchFirm firm) throws Exception {
        var secrets = new Properties();
        try (var in = Files.newInputStream(firm.folder().resolve("database.properties"))) {
            secrets.load(in);
        }
        return DriverManager.getConnection(firm.database().url(), "postgres", secrets.getProperty("postgres"));
    }

    /** Every address of the API that answers a list or a report without being told of what. */
    private List<String> addresses(BenchFirm firm, String token) throws Exception {
        var paths = JsonMapper.shared().readTree(ask(firm, token, "/v3/api-docs").body()).get("paths");
        List<String> addresses = new ArrayList<>();
        for (String path : paths.propertyNames()) {
            if (!path.contains("{") && paths.get(path).has("get") && ask(firm, token, path).statusCode() == 200) {
                addresses.add(path);
            }
        }
        return addresses;
    }

    private HttpResponse<String> ask(BenchFirm firm, String token, String path) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(firm.url() + path)).header("Authorization", "Bearer " + token).build(), HttpResponse.BodyHandlers.ofString());
    }

    private void get(BenchFirm firm, String token, List<String> addresses) throws Exception {
        for (int time = 0; time < TIMES; time++) {
            for (String address : addresses) {
                if (ask(firm, token, address).statusCode() != 200) {
                    throw new IllegalStateException(address + " did not answer");
                }
            }
        }
    }

    private static List<String> tables(Statement sql) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (var rows = sql.executeQuery("select oid::regclass::text from pg_class where relrowsecurity order by 1")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static void read(Statement sql, boolean policies, Map<Long, Times> times) throws SQLException {
        try (var rows = sql.executeQuery("""
                select queryid, query, (total_exec_time + total_plan_time) / calls from public.pg_stat_statements
                where toplevel and calls >= %d and query ilike 'select%%' and query not ilike '%%set_config%%'""".formatted(TIMES))) {
            while (rows.next()) {
                Times of = times.computeIfAbsent(rows.getLong(1), id -> new Times(text(rows, 2), new ArrayList<>(), new ArrayList<>()));
                (policies ? of.with() : of.without()).add(rows.getDouble(3));
            }
        }
    }

    private static String text(java.sql.ResultSet row, int column) {
        try {
            return row.getString(column).replaceAll("\\s+", " ");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Ratio compare(PrintStream out, int addresses, Map<Long, Times> times) {
        List<Times> heaviest = times.values().stream().filter(each -> each.with().size() == ROUNDS && each.without().size() == ROUNDS)
                .sorted(Comparator.comparingDouble(Times::medianWith).reversed()).limit(HEAVIEST).toList();
        if (heaviest.size() < HEAVIEST) {
            throw new IllegalStateException("only %d statements ran both ways".formatted(heaviest.size()));
        }
        out.printf("%d lists and reports, %d statements; medians of %d rounds%n", addresses, times.size(), ROUNDS);
        heaviest.forEach(each -> out.printf("%8.3f ms with, %8.3f without, %5.2f  %.90s%n", each.medianWith(), each.medianWithout(), each.medianWith() / each.medianWithout(), each.statement()));
        double with = heaviest.stream().mapToDouble(Times::medianWith).sum();
        double without = heaviest.stream().mapToDouble(Times::medianWithout).sum();
        return new Ratio(with / without, "at most 1.2 (the twenty heaviest together)");
    }
}
