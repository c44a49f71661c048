package org.chancery.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.testing.TestFirms.TestFirm;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What must hold of client money after any step of a story: {@code trusts.check(firm)}. Counted anew in Java, entry by entry. */
@TestComponent
public class TrustChecker {

    private record Entry(UUID ledger, UUID bank, LocalDate date, @Nullable LocalDate available, long amount) {}

    private final LedgerChecker ledgers;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    TrustChecker(LedgerChecker ledgers, JdbcClient jdbc, TransactionTemplate transaction) {
        this.ledgers = ledgers;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    public void check(TestFirm firm) {
        ledgers.check(firm);
        firm.asSystem(() -> transaction.execute(status -> {
            List<Entry> entries = entries();
            entries.stream().collect(Collectors.groupingBy(Entry::ledger)).forEach(TrustChecker::neverBelowZero);
            guardedBalances(entries);
            entries.stream().collect(Collectors.groupingBy(Entry::bank)).forEach(this::threeWay);
            return true;
        }));
    }

    private List<Entry> entries() {
        return jdbc.sql("select ledger_id, bank_account_id, date, available_on, amount_minor from finance.trust_movement")
                .query((row, n) -> new Entry(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getObject(3, LocalDate.class),
                        row.getObject(4, LocalDate.class), row.getLong(5))).list();
    }

    private static void neverBelowZero(UUID ledger, List<Entry> entries) {
        Map<LocalDate, Long> book = new TreeMap<>();
        Map<LocalDate, Long> cleared = new TreeMap<>();
        entries.forEach(entry -> {
            book.merge(entry.date(), entry.amount(), Long::sum);
            if (entry.available() != null) {
                cleared.merge(entry.available(), entry.amount(), Long::sum);
            }
        });
        assertThat(running(book)).as("book balances of ledger %s by day %s", ledger, book).allMatch(balance -> balance >= 0);
        assertThat(running(cleared)).as("cleared balances of ledger %s by day %s", ledger, cleared).allMatch(balance -> balance >= 0);
    }

    private static List<Long> running(Map<LocalDate, Long> byDay) {
        List<Long> balances = new ArrayList<>();
        long balance = 0;
        for (long moved : byDay.values()) {
            balance += moved;
            balances.add(balance);
        }
        return balances;
    }

    private void guardedBalances(List<Entry> entries) {
        Map<UUID, Long> book = entries.stream().collect(Collectors.groupingBy(Entry::ledger, Collectors.summingLong(Entry::amount)));
        Map<UUID, Long> cleared = entries.stream().collect(Collectors.groupingBy(Entry::ledger, Collectors.summingLong(e -> e.available() == null ? 0 : e.amount())));
        jdbc.sql("select id, balance_minor, cleared_minor from finance.client_ledger").query((row, n) -> {
            UUID ledger = row.getObject(1, UUID.class);
            assertThat(row.getLong(2)).as("guarded balance").isEqualTo(book.getOrDefault(ledger, 0L));
            assertThat(row.getLong(3)).as("guarded cleared balance").isEqualTo(cleared.getOrDefault(ledger, 0L));
            return ledger;
        }).list();
    }

    /** Bank = book = client ledgers, at the end of every day on which anything moved. */
    private void threeWay(UUID bank, List<Entry> entries) {
        entries.stream().map(Entry::date).distinct().sorted().forEach(day -> {
            long ledgersAtDay = entries.stream().filter(e -> !e.date().isAfter(day)).mapToLong(Entry::amount).sum();
            jdbc.sql("select book_minor, positive_minor, negative_minor from finance.trust_pool(:bank, :day)").param("bank", bank).param("day", day).query((row, n) -> {
                assertThat(row.getLong(1)).as("book of the trust account on %s", day).isEqualTo(ledgersAtDay);
                assertThat(row.getLong(2)).as("client ledgers above zero on %s", day).isEqualTo(ledgersAtDay);
                assertThat(row.getLong(3)).as("client ledgers below zero on %s", day).isZero();
                return day;
            }).list();
        });
    }
}
