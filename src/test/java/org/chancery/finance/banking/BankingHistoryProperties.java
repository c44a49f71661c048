package org.chancery.finance.banking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.chancery.finance.banking.BankingHistory.Act;
import org.chancery.finance.ledger.BankAccounts;
import org.chancery.finance.trust.ClientMoney;
import org.chancery.finance.trust.FirmFunds;
import org.chancery.finance.trust.TrustVoids;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.UserId;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestTrust;
import org.chancery.testing.TestTrust.TrustFirm;
import org.chancery.testing.TrustChecker;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContextManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whatever the firm and its bank do in whatever order, each act is done or refused whole: entries add up, client ledgers stay above zero, both sides of every
 * match are equal, and what was approved agreed, and agrees for ever.
 */
@ChancerySpringTest
class BankingHistoryProperties {

    @Autowired TestFirms firms;
    @Autowired TestTrust trust;
    @Autowired TrustChecker checker;
    @Autowired ClientMoney money;
    @Autowired TrustVoids voids;
    @Autowired FirmFunds funds;
    @Autowired BankAccounts accounts;
    @Autowired Statements statements;
    @Autowired LineEntries lineEntries;
    @Autowired Reconciliations reconciliations;
    @Autowired ReconciliationReports reports;
    @Autowired Matches matches;
    @Autowired Assertions assertions;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    private TrustFirm firm;
    private UserId bookkeeper;
    private List<MatterId> matters;

    @BeforeProperty
    void start() throws Exception {
        new TestContextManager(BankingHistoryProperties.class).prepareTestInstance(this);
        firm = trust.in(firms.found());
        bookkeeper = firm.firm().person("Rina Patel", "Bookkeeper");
        matters = List.of(firm.matter("One"), firm.matter("Two"));
    }

    @Provide
    Arbitrary<List<Act>> histories() {
        Arbitrary<Integer> matter = Arbitraries.integers().between(0, 1);
        Arbitrary<Integer> amount = Arbitraries.integers().between(1, 9);
        Arbitrary<Integer> day = Arbitraries.integers().between(0, 20);
        Arbitrary<Integer> some = Arbitraries.integers().between(0, 40);
        return Arbitraries.<Act>frequencyOf(
                Tuple.of(5, Combinators.combine(matter, amount, day, Arbitraries.integers().between(0, 3).injectNull(0.5)).as(Act.Receive::new)),
                Tuple.of(3, Combinators.combine(matter, amount, day).as(Act.Disburse::new)),
                Tuple.of(1, Combinators.combine(some, day).as(Act.Void::new)),
                Tuple.of(6, Combinators.combine(some, Arbitraries.integers().between(0, 3)).as(Act.BankBooks::new)),
                Tuple.of(2, Combinators.combine(Arbitraries.integers().between(-3, 9).filter(n -> n != 0), day).as(Act.BankAlone::new)),
                Tuple.of(4, Combinators.combine(day, Arbitraries.integers().between(0, 12)).as(Act.Import::new)),
                Tuple.of(1, some.map(Act.Withdraw::new)),
                Tuple.of(4, day.map(Act.Reconcile::new)),
                Tuple.of(4, Arbitraries.just(new Act.AutoMatch())),
                Tuple.of(2, Combinators.combine(some, some).as(Act.HandMatch::new)),
                Tuple.of(3, Combinators.combine(some, matter).as(Act.Record::new)),
                Tuple.of(1, some.map(Act.NameMistake::new)),
                Tuple.of(1, some.map(Act.Undo::new)),
                Tuple.of(4, Arbitraries.just(new Act.Approve())),
                Tuple.of(4, day.map(Act.Month::new))).list().ofMinSize(15).ofMaxSize(45);
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void whatWasApprovedAgreesForEver(@ForAll("histories") List<Act> acts) {
        var history = new BankingHistory(this, firm, bookkeeper, matters);
        acts.forEach(history::act);
        assertThat(firm.firm().asAdministrator(assertions::broken)).as("after %s", acts).isEmpty();
        equalMatches();
        history.approved().forEach(this::agrees);
        checker.check(firm.firm());
    }

    private void equalMatches() {
        List<String> unequal = firm.firm().asSystem(() -> transaction.execute(_ -> jdbc.sql("""
                select m.id::text from finance.bank_match m
                where m.lines > 0 and (select sum(l.amount_minor) from finance.bank_match_line x join finance.bank_line l on l.firm_id = x.firm_id and l.id = x.line_id
                                       where x.firm_id = m.firm_id and x.match_id = m.id)
                    <> coalesce((select sum(p.amount_minor) from finance.bank_match_posting x join finance.posting p on p.firm_id = x.firm_id and p.entry_id = x.entry_id and p.line = x.line
                                 where x.firm_id = m.firm_id and x.match_id = m.id), 0)""").query(String.class).list()));
        assertThat(unequal).as("matches whose sides differ").isEmpty();
    }

    /** The identity, added up anew from what was kept. */
    private void agrees(ReconciliationId id) {
        ReconciliationView kept = firm.firm().asAdministrator(() -> reconciliations.find(id).orElseThrow());
        var adjusted = kept.statementBalance().plus(kept.depositsTotal()).minus(kept.disbursementsTotal()).plus(kept.bankErrorTotal());
        assertThat(adjusted).as("statement, deposits, disbursements and mistakes of %s", kept.statementDate()).isEqualTo(kept.adjustedBankBalance());
        assertThat(kept.adjustedBankBalance()).isEqualTo(kept.bookBalance()).isEqualTo(kept.clientLedgerTotal());
        assertThat(kept.outstandingDeposits().stream().map(ReconciliationView.Outstanding::amount).reduce(kept.depositsTotal().minus(kept.depositsTotal()), (a, b) -> a.plus(b)))
                .isEqualTo(kept.depositsTotal());
        assertThat(kept.negativeLedgerTotal()).isEqualTo(kept.statementBalance().minus(kept.statementBalance()));
    }

    static LocalDate day(int day) {
        return LocalDate.of(2026, 10, 1).plusDays(day);
    }
}
