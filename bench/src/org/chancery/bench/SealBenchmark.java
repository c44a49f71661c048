package org.chancery.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.chancery.bench.LedgerBenchmark.Posting;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.BankAccountKind;
import org.chancery.finance.ledger.BankAccounts;
import org.chancery.finance.ledger.NewBankAccount;
import org.chancery.platform.audit.SealVerification;
import org.chancery.platform.audit.Sealing;
import org.chancery.practice.matters.MatterId;
import org.joda.money.CurrencyUnit;

/**
 * Receipts of client money posted by 8 callers as in {@link LedgerBenchmark}, in turns without the sealer and with it at work beside them, every second instead
 * of every minute. What a turn without it left is sealed before the next begins. The figure is by how many percent fewer entries are posted while sealing.
 */
final class SealBenchmark implements Benchmark {

    private static final int ROUNDS = 7;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Override
    public Ratio measure(PrintStream out) throws Exception {
        try (BenchFirm firm = BenchFirm.open("--chancery.audit.seal-every=0s"); ExecutorService callers = Executors.newFixedThreadPool(LedgerBenchmark.CALLERS)) {
            List<MatterId> matters = firm.as(() -> LedgerBenchmark.matters(firm));
            BankAccountId trust = firm.as(() -> firm.room(BankAccounts.class).open(NewBankAccount.of("Client trust", BankAccountKind.TRUST, CurrencyUnit.USD)).orThrow().id());
            Posting posting = LedgerBenchmark.service(firm, trust, matters);
            LedgerBenchmark.rate(callers, posting, LedgerBenchmark.ROUND_MILLIS);
            firm.analyze();
            LedgerBenchmark.warm(callers, posting);
            beside(firm, () -> LedgerBenchmark.rate(callers, posting, LedgerBenchmark.ROUND_MILLIS));
            return compare(out, firm, callers, posting);
        }
    }

    private static Ratio compare(PrintStream out, BenchFirm firm, ExecutorService callers, Posting posting) throws Exception {
        double[] costs = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            double without = LedgerBenchmark.rate(callers, posting, LedgerBenchmark.ROUND_MILLIS);
            firm.room(Sealing.class).all(PATIENCE);
            Beside with = beside(firm, () -> LedgerBenchmark.rate(callers, posting, LedgerBenchmark.ROUND_MILLIS));
            costs[round] = 100 * (1 - with.rate() / without);
            out.printf("round %d: %.0f entries/s, while sealing %.0f entries/s and %d rows sealed; backlog at its end %d rows, sealed in %d ms%n", round + 1, without, with.rate(), with.sealed(),
                    with.backlog(), with.catchUpMillis());
        }
        var verdict = firm.as(() -> firm.room(SealVerification.class).verdict());
        if (!verdict.findings().isEmpty()) {
            throw new IllegalStateException("the seals do not verify: " + verdict.findings());
        }
        out.printf("%d rows under %d seals verify; %d rows wait%n", verdict.rows(), verdict.seals(), firm.room(Sealing.class).waiting(firm.id()));
        Arrays.sort(costs);
        return new Ratio(costs[ROUNDS / 2], "at most 15 (median of " + ROUNDS + " rounds), and a backlog that is sealed within seconds", "percent");
    }

    /** What a turn with the sealer showed. */
    private record Beside(double rate, long sealed, long backlog, long catchUpMillis) {}

    private interface Turn {
        double run() throws Exception;
    }

    private static Beside beside(BenchFirm firm, Turn turn) throws Exception {
        AtomicBoolean going = new AtomicBoolean(true);
        AtomicLong sealed = new AtomicLong();
        Thread sealer = Thread.ofPlatform().start(() -> {
            while (going.get()) {
                pause();
                sealed.addAndGet(firm.room(Sealing.class).all(PATIENCE));
            }
        });
        double rate = turn.run();
        going.set(false);
        long backlog = firm.room(Sealing.class).waiting(firm.id());
        sealer.join();
        long begin = System.nanoTime();
        firm.room(Sealing.class).all(PATIENCE);
        return new Beside(rate, sealed.get(), backlog, Duration.ofNanos(System.nanoTime() - begin).toMillis());
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
