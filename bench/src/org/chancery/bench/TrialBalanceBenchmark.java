package org.chancery.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.chancery.finance.ledger.Periods;
import org.chancery.finance.reporting.BooksExport;
import org.chancery.finance.reporting.BooksFormat;
import org.chancery.finance.reporting.Reports;
import org.chancery.finance.reporting.TrialBalance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The trial balance over a million postings in three years of books, of which all months but the last are closed, against Debian's {@code ledger bal}
 * on the same books exported. Both must give the same balances. The ratio is theirs to ours.
 */
final class TrialBalanceBenchmark implements Benchmark {

    private static final int ENTRIES_A_MONTH = 13_900;
    private static final int MONTHS = 36;
    private static final int OUR_RUNS = 101;
    private static final int THEIR_RUNS = 3;
    private static final LocalDate BEGIN = LocalDate.of(2023, 11, 1);

    @Override
    public Ratio measure(PrintStream out) throws Exception {
        try (BenchFirm firm = BenchFirm.open()) {
            LocalDate end = fill(firm, out);
            Reports reports = firm.room(Reports.class);
            Supplier<TrialBalance> today = () -> firm.as(() -> reports.trialBalance(end));
            Supplier<TrialBalance> earlier = () -> firm.as(() -> reports.trialBalance(end.minusMonths(14).withDayOfMonth(11)));
            today.get();
            earlier.get();
            double ours = Math.max(median(OUR_RUNS, today), median(OUR_RUNS, earlier));
            out.printf("ours: %.2f ms (median of %d, the slower of today and a day within a closed month)%n", ours, OUR_RUNS);
            Path journal = export(firm, out);
            try {
                double theirs = median(THEIR_RUNS, () -> ledger(journal, "bal"));
                out.printf("ledger bal: %.0f ms (median of %d)%n", theirs, THEIR_RUNS);
                compare(today.get(), ledger(journal, "bal", "--flat", "--no-total", "--format", "%(account)\t%(quantity(scrub(total)))\n"), out);
                return new Ratio(theirs / ours, "at least 100");
            } finally {
                Files.delete(journal);
            }
        }
    }

    /** Posts a million postings with every constraint and trigger on, month by month, and closes each month behind it; returns the last day. */
    private static LocalDate fill(BenchFirm firm, PrintStream out) {
        JdbcClient jdbc = firm.room(JdbcClient.class);
        TransactionTemplate transaction = new TransactionTemplate(firm.room(PlatformTransactionManager.class));
        for (int month = 0; month < MONTHS; month++) {
            LocalDate first = BEGIN.plusMonths(month);
            firm.as(() -> transaction.execute(status -> {
                // Tables that were empty a second ago have no statistics: without this, each check would read them whole.
                jdbc.sql("set local enable_seqscan = off").update();
                jdbc.sql("create temporary table made (id uuid, n int, day date) on commit drop").update();
                jdbc.sql("insert into made select gen_random_uuid(), n, :first + n % 28 from generate_series(1, :count) n").param("first", first).param("count", ENTRIES_A_MONTH).update();
                jdbc.sql("insert into finance.journal_entry (id, date, kind, description, lines) select id, day, 'MANUAL', 'Entry ' || n, 2 from made").update();
                return jdbc.sql("""
                        insert into finance.posting (entry_id, line, account_id, date, amount_minor, currency)
                        select m.id, l.line, a.ids[1 + (m.n * (l.line * 7 + 3) + l.line) % a.count], m.day, case l.line when 1 then 1 else -1 end * (100 + m.n), 'USD'
                        from made m
                        cross join (values (1), (2)) l (line)
                        cross join (select array_agg(id order by code) as ids, count(*)::int as count from finance.account where not trust and currency is null) a""").update();
            }));
            firm.analyze();
            if (month < MONTHS - 1) {
                firm.as(() -> firm.room(Periods.class).close(first.plusMonths(1).minusDays(1)).orThrow());
            }
        }
        long postings = firm.as(() -> transaction.execute(status -> jdbc.sql("select count(*) from finance.posting").query(Long.class).single()));
        out.printf("%,d postings in %d months, all closed but the last%n", postings, MONTHS);
        return BEGIN.plusMonths(MONTHS).minusDays(1);
    }

    private static Path export(BenchFirm firm, PrintStream out) throws IOException {
        Path journal = Files.createTempFile("chancery-books", ".ledger");
        try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(journal))) {
            long begun = System.nanoTime();
            long entries = firm.as(() -> firm.room(BooksExport.class).write(BooksFormat.LEDGER, writer));
            out.printf("exported %,d entries in %.1f s%n", entries, (System.nanoTime() - begun) / 1e9);
        }
        return journal;
    }

    private static String ledger(Path journal, String... command) {
        try {
            List<String> words = new ArrayList<>(List.of("ledger", "-f", journal.toString()));
            Collections.addAll(words, command);
            Process process = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("ledger did not accept the books");
            }
            return output;
        } catch (IOException e) {
            throw new IllegalStateException("Debian's package ledger is needed: apt-get install ledger", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void compare(TrialBalance ours, String theirs, PrintStream out) {
        Map<String, BigDecimal> balances = new TreeMap<>();
        ours.items().forEach(line -> balances.put(line.code(), line.debit().minus(line.credit()).getAmount()));
        theirs.lines().map(line -> line.split("\t")).forEach(columns -> {
            String code = columns[0].substring(columns[0].indexOf(':') + 1).split(" ")[0];
            BigDecimal balance = balances.remove(code);
            if (balance == null || balance.compareTo(new BigDecimal(columns[1].strip())) != 0) {
                throw new IllegalStateException("account " + code + ": we say " + balance + ", ledger says " + columns[1]);
            }
        });
        if (!balances.isEmpty()) {
            throw new IllegalStateException("ledger does not know " + balances);
        }
        out.printf("both give the same %d balances%n", ours.items().size());
    }

    private static double median(int runs, Supplier<?> work) {
        double[] times = new double[runs];
        for (int i = 0; i < runs; i++) {
            long begun = System.nanoTime();
            work.get();
            times[i] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(times);
        return times[runs / 2];
    }
}
