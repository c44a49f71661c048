package org.chancery.bench;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.BankAccountKind;
import org.chancery.finance.ledger.BankAccounts;
import org.chancery.finance.ledger.BooksVerification;
import org.chancery.finance.ledger.NewBankAccount;
import org.chancery.finance.trust.ClientMoney;
import org.chancery.finance.trust.TrustReceipt;
import org.chancery.practice.contacts.ContactDetails;
import org.chancery.practice.contacts.Contacts;
import org.chancery.practice.matters.MatterDetails;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.Matters;
import org.chancery.shared.Id;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Receipts of client money posted through the service, with row-level security, history, activity and every trigger, by 8 callers, against the bare SQL
 * of the same entry on the same server: one journal row, two postings, a balance of the client ledger and one of the bank account, one commit. Both are
 * warm and take turns. The ratio is ours to bare.
 */
final class LedgerBenchmark implements Benchmark {

    static final int CALLERS = 8;
    private static final int MATTERS = 400;
    private static final int ROUNDS = 5;
    static final long ROUND_MILLIS = 4000;
    private static final int MOST_WARMING = 15;
    private static final double FASTER = 1.03;
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    /** One entry, by the caller of this number. */
    interface Posting {
        void post(int caller) throws Exception;
    }

    @Override
    public Ratio measure(PrintStream out) throws Exception {
        try (BenchFirm firm = BenchFirm.open(); ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            List<MatterId> matters = firm.as(() -> matters(firm));
            BankAccountId trust = firm.as(() -> firm.room(BankAccounts.class).open(NewBankAccount.of("Client trust", BankAccountKind.TRUST, CurrencyUnit.USD)).orThrow().id());
            Posting service = service(firm, trust, matters);
            List<Bare> bare = bare(firm);
            try {
                Posting sql = caller -> bare.get(caller).post();
                rate(callers, sql, ROUND_MILLIS);
                rate(callers, service, ROUND_MILLIS);
                firm.analyze();
                warm(callers, sql);
                warm(callers, service);
                return compare(out, callers, service, sql, firm);
            } finally {
                for (Bare each : bare) {
                    each.close();
                }
            }
        }
    }

    private static Ratio compare(PrintStream out, ExecutorService callers, Posting service, Posting sql, BenchFirm firm) throws Exception {
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            double bare = rate(callers, sql, ROUND_MILLIS);
            double ours = rate(callers, service, ROUND_MILLIS);
            ratios[round] = ours / bare;
            out.printf("round %d: bare SQL %.0f entries/s, through the service %.0f entries/s%n", round + 1, bare, ours);
        }
        var findings = firm.as(() -> firm.room(BooksVerification.class).findings());
        if (!findings.isEmpty()) {
            throw new IllegalStateException("the books do not verify: " + findings);
        }
        out.println("the books verify: every entry balances, bank = book = client ledgers");
        java.util.Arrays.sort(ratios);
        return new Ratio(ratios[ROUNDS / 2], "at least 0.5 (median of " + ROUNDS + " rounds)");
    }

    static List<MatterId> matters(BenchFirm firm) {
        var client = firm.room(Contacts.class).add(ContactDetails.organisation("Bench client")).orThrow();
        return IntStream.range(0, MATTERS).mapToObj(n -> firm.room(Matters.class).open(MatterDetails.hourly(client, "Matter " + n).openedOn(LocalDate.of(2020, 1, 1))).orThrow().id()).toList();
    }

    static Posting service(BenchFirm firm, BankAccountId trust, List<MatterId> matters) {
        ClientMoney money = firm.room(ClientMoney.class);
        return caller -> {
            var random = ThreadLocalRandom.current();
            var receipt = new TrustReceipt(trust, matters.get(random.nextInt(MATTERS)), DAY, Money.ofMinor(CurrencyUnit.USD, random.nextInt(1, 100_000)), "Maria Ortiz",
                    "Advance on fees", "Wire", "FT-" + random.nextInt(100_000), DAY);
            firm.as(() -> money.receive(receipt).orThrow());
        };
    }

    /** Posts until three turns in a row were no faster than the best before: the machine code for the path is then made. */
    static void warm(ExecutorService callers, Posting posting) throws Exception {
        double best = 0;
        int steady = 0;
        for (int turn = 0; turn < MOST_WARMING && steady < 3; turn++) {
            double rate = rate(callers, posting, ROUND_MILLIS);
            steady = rate > best * FASTER ? 0 : steady + 1;
            best = Math.max(best, rate);
        }
    }

    /** Entries a second, all callers together. */
    static double rate(ExecutorService callers, Posting posting, long millis) throws Exception {
        long begin = System.nanoTime();
        long end = begin + TimeUnit.MILLISECONDS.toNanos(millis);
        List<Future<Integer>> counts = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            int number = caller;
            counts.add(callers.submit((Callable<Integer>) () -> {
                int count = 0;
                for (; System.nanoTime() < end; count++) {
                    posting.post(number);
                }
                return count;
            }));
        }
        long total = 0;
        for (Future<Integer> count : counts) {
            total += count.get();
        }
        return total * 1e9 / (System.nanoTime() - begin);
    }

    /** What the same entry takes in SQL alone, without any rule. */
    private static List<Bare> bare(BenchFirm firm) throws SQLException {
        var database = firm.database();
        try (Connection owner = DriverManager.getConnection(database.url(), database.owner().name(), database.owner().password()); Statement make = owner.createStatement()) {
            make.execute("""
                    create schema bare;
                    create table bare.journal_entry (id uuid primary key, date date not null, kind text not null, description text not null, matter_id uuid,
                                                     created_at timestamptz not null default clock_timestamp(), created_by uuid);
                    create table bare.posting (entry_id uuid not null references bare.journal_entry, line int not null, account_id uuid not null, date date not null,
                                               amount_minor bigint not null, currency char(3) not null, matter_id uuid, primary key (entry_id, line));
                    create index on bare.posting (account_id, date) include (amount_minor, currency);
                    create table bare.balance (id uuid primary key, amount_minor bigint not null);""");
        }
        List<Bare> callers = new ArrayList<>();
        UUID bank = Id.next();
        List<UUID> ledgers = IntStream.range(0, MATTERS).mapToObj(n -> Id.next()).toList();
        for (int caller = 0; caller < CALLERS; caller++) {
            callers.add(new Bare(DriverManager.getConnection(database.url(), database.owner().name(), database.owner().password()), bank, ledgers));
        }
        return callers;
    }

    private static final class Bare implements AutoCloseable {

        private final Connection connection;
        private final PreparedStatement entry;
        private final PreparedStatement postings;
        private final PreparedStatement balance;
        private final UUID bank;
        private final UUID liability = Id.next();
        private final List<UUID> ledgers;

        Bare(Connection connection, UUID bank, List<UUID> ledgers) throws SQLException {
            this.connection = connection;
            this.bank = bank;
            this.ledgers = ledgers;
            connection.setAutoCommit(false);
            entry = connection.prepareStatement("insert into bare.journal_entry (id, date, kind, description, matter_id) values (?, ?, 'TRUST_RECEIPT', 'Received from Maria Ortiz', ?)");
            postings = connection.prepareStatement("""
                    insert into bare.posting (entry_id, line, account_id, date, amount_minor, currency, matter_id)
                    values (?, 1, ?, ?, ?, 'USD', ?), (?, 2, ?, ?, ?, 'USD', ?)""");
            balance = connection.prepareStatement("""
                    insert into bare.balance (id, amount_minor) values (?, ?)
                    on conflict (id) do update set amount_minor = bare.balance.amount_minor + excluded.amount_minor""");
        }

        void post() throws SQLException {
            UUID id = Id.next();
            UUID ledger = ledgers.get(ThreadLocalRandom.current().nextInt(MATTERS));
            long amount = ThreadLocalRandom.current().nextInt(1, 100_000);
            set(entry, id, DAY, ledger).executeUpdate();
            set(postings, id, bank, DAY, amount, ledger, id, liability, DAY, -amount, ledger).executeUpdate();
            set(balance, ledger, amount).executeUpdate();
            set(balance, bank, amount).executeUpdate();
            connection.commit();
        }

        private static PreparedStatement set(PreparedStatement statement, Object... values) throws SQLException {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement;
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
