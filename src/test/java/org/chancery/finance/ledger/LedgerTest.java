package org.chancery.finance.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chancery.testing.TestTrust.usd;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.LedgerChecker;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestFirms.TestFirm;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ChancerySpringTest
class LedgerTest {

    private static final LocalDate OCTOBER_END = LocalDate.of(2020, 10, 31);
    private static final LocalDate NOVEMBER = LocalDate.of(2020, 11, 3);

    @Autowired TestFirms firms;
    @Autowired Ledger ledger;
    @Autowired Accounts accounts;
    @Autowired Periods periods;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired LedgerChecker checker;

    private TestFirm firm;

    @BeforeEach
    void aFirm() {
        firm = firms.found();
    }

    private Outcome<EntryId> post(LocalDate date, NewPosting... postings) {
        return firm.asAdministrator(() -> ledger.post(new NewEntry(date, "MANUAL", "By hand", null, null, List.of(postings))));
    }

    private Outcome<EntryId> fees(LocalDate date, Money amount) {
        return post(date, NewPosting.debit(AccountRole.ACCOUNTS_RECEIVABLE, amount), NewPosting.credit(AccountRole.FEE_INCOME, amount));
    }

    private List<Money> receivable(LocalDate asOf) {
        return firm.asAdministrator(() -> accounts.balances(accounts.playing(AccountRole.ACCOUNTS_RECEIVABLE).id(), asOf));
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }

    @Test
    void aFoundedFirmHasAChartInWhichEveryRoleIsPlayed() {
        var chart = firm.asAdministrator(accounts::all);
        assertThat(chart).extracting(AccountView::role).contains(AccountRole.values());
        assertThat(chart).extracting(AccountView::code).doesNotHaveDuplicates();
    }

    @Test
    void anEntryThatDoesNotBalanceIsRefusedInWordsAndByTheDatabase() {
        assertThat(codes(post(NOVEMBER, NewPosting.debit(AccountRole.ACCOUNTS_RECEIVABLE, usd("10")), NewPosting.credit(AccountRole.FEE_INCOME, usd("9"))))).containsExactly("entry-unbalanced");
        assertThatThrownBy(() -> firm.asAdministrator(() -> transaction.execute(status -> jdbc.sql("""
                with e as (insert into finance.journal_entry (id, date, kind, description, lines) values (gen_random_uuid(), '2020-11-03', 'MANUAL', 'x', 2) returning id)
                insert into finance.posting (entry_id, line, account_id, date, amount_minor, currency)
                select e.id, l, (select id from finance.account where role = 'FEE_INCOME'), '2020-11-03', 100, 'USD' from e, generate_series(1, 2) l""").update())))
                .hasStackTraceContaining("Debits and credits differ by $2.00.");
    }

    @Test
    void noPostingIsAddedToAnOldEntry() {
        EntryId entry = fees(NOVEMBER, usd("10")).orThrow();
        assertThatThrownBy(() -> firm.asAdministrator(() -> transaction.execute(status -> jdbc.sql("""
                insert into finance.posting (entry_id, line, account_id, date, amount_minor, currency)
                select :entry, l, (select id from finance.account where role = 'FEE_INCOME'), '2020-11-03', 100 * (2 * l - 7), 'USD' from generate_series(3, 4) l""")
                .param("entry", entry.value()).update()))).hasStackTraceContaining("of an entry with 2 lines");
    }

    @Test
    void anEntryIsReversedOnceByItsMirrorAndNotBeforeItsDate() {
        EntryId entry = fees(NOVEMBER, usd("10")).orThrow();
        assertThat(codes(firm.asAdministrator(() -> ledger.reverse(entry, NOVEMBER.minusDays(1), "Wrong", null)))).containsExactly("reversal-too-early");
        EntryId reversal = firm.asAdministrator(() -> ledger.reverse(entry, NOVEMBER, "Wrong", null)).orThrow();
        assertThat(codes(firm.asAdministrator(() -> ledger.reverse(entry, NOVEMBER, "Again", null)))).containsExactly("already-reversed");
        assertThat(codes(firm.asAdministrator(() -> ledger.reverse(reversal, NOVEMBER, "Back", null)))).containsExactly("reversal-of-reversal");
        assertThat(firm.asAdministrator(() -> ledger.find(entry)).orElseThrow().reversedBy()).isEqualTo(reversal);
        assertThat(receivable(NOVEMBER)).containsExactly(usd("0"));
        checker.check(firm);
    }

    @Test
    void aClosedPeriodRefusesPostingsAndCarriesItsBalancesUntilItIsReopenedWithAReason() {
        fees(OCTOBER_END, usd("10")).orThrow();
        fees(NOVEMBER, usd("5")).orThrow();
        PeriodId october = firm.asAdministrator(() -> periods.close(OCTOBER_END)).orThrow();
        var refusal = fees(OCTOBER_END, usd("1")).refusals().getFirst();
        assertThat(refusal).isEqualTo(Refusal.at("date", "period-closed", "The books are closed through 31 Oct 2020; the entry is dated 31 Oct 2020."));
        assertThat(receivable(OCTOBER_END)).containsExactly(usd("10"));
        assertThat(receivable(NOVEMBER)).containsExactly(usd("15"));
        assertThat(codes(firm.asAdministrator(() -> periods.close(OCTOBER_END.minusMonths(1))))).containsExactly("period-closed");
        assertThat(codes(firm.asAdministrator(() -> periods.reopen(october, " ")))).containsExactly("required");
        firm.asAdministrator(() -> periods.reopen(october, "An invoice was forgotten")).orThrow();
        assertThat(fees(OCTOBER_END, usd("1")).isDone()).isTrue();
        assertThat(receivable(NOVEMBER)).containsExactly(usd("16"));
        firm.asAdministrator(() -> periods.close(NOVEMBER)).orThrow();
        assertThat(receivable(NOVEMBER)).containsExactly(usd("16"));
        checker.check(firm);
    }

    @Test
    void noPostingSlipsBehindAClosing() throws Exception {
        try (var threads = Executors.newFixedThreadPool(9)) {
            for (int round = 0; round < 5; round++) {
                LocalDate day = LocalDate.of(2020, 1, 1).plusDays(round);
                var posters = IntStream.range(0, 8).mapToObj(n -> threads.submit((Callable<Integer>) () ->
                        (int) IntStream.range(0, 10).filter(i -> fees(day, usd("1")).isDone()).count())).toList();
                var closing = threads.submit((Callable<PeriodId>) () -> firm.asAdministrator(() -> periods.close(day)).orThrow());
                closing.get();
                int posted = 0;
                for (var poster : posters) {
                    posted += poster.get();
                }
                assertThat(fees(day, usd("1")).isDone()).isFalse();
                Money before = receivable(day.minusDays(1)).stream().findFirst().orElse(usd("0"));
                assertThat(receivable(day).stream().findFirst().orElse(usd("0"))).isEqualTo(before.plus(usd("1").multipliedBy(posted)));
            }
        }
        checker.check(firm);
    }
}
