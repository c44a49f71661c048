package org.chancery.finance.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.testing.TestTrust.usd;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestTrust;
import org.chancery.testing.TestTrust.TrustFirm;
import org.chancery.testing.TrustChecker;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Many at once: what the ledger holds is paid out once, and nobody waits for ever. */
@ChancerySpringTest
class TrustConcurrencyTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    @Autowired TestFirms firms;
    @Autowired TestTrust trust;
    @Autowired TrustTransfers transfers;
    @Autowired TrustVoids voids;
    @Autowired ClientMoney money;
    @Autowired TrustChecker checker;

    /** All at the same moment; a fault fails the test, a refusal is an answer. */
    private static <T> List<Outcome<T>> atOnce(int callers, Function<Integer, Outcome<T>> work) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(callers)) {
            List<Future<Outcome<T>>> answers = IntStream.range(0, callers).mapToObj(n -> threads.submit((Callable<Outcome<T>>) () -> {
                start.await();
                return work.apply(n);
            })).toList();
            start.countDown();
            List<Outcome<T>> outcomes = new ArrayList<>();
            for (Future<Outcome<T>> answer : answers) {
                outcomes.add(answer.get());
            }
            return outcomes;
        }
    }

    @Test
    void ofThirtyTwoPaymentsAtOnceExactlyAsManySucceedAsTheLedgerHolds() throws Exception {
        TrustFirm firm = trust.in(firms.found());
        MatterId ortiz = firm.matterHolding("Estate of Ortiz", usd("1000"), MONDAY);
        firm.matterHolding("Halden v. Northgate", usd("90000"), MONDAY);
        var outcomes = atOnce(32, n -> firm.disburse(ortiz, usd("70"), MONDAY));
        assertThat(outcomes).filteredOn(Outcome::isDone).hasSize(14);
        assertThat(outcomes).filteredOn(outcome -> !outcome.isDone()).allSatisfy(outcome ->
                assertThat(outcome.refusals()).extracting(Refusal::code).containsExactly("trust-overdraft"));
        checker.check(firm.firm());
    }

    @Test
    void transfersThatCrossDoNotDeadlock() throws Exception {
        TrustFirm firm = trust.in(firms.found());
        List<MatterId> matters = List.of(firm.matterHolding("A", usd("100"), MONDAY), firm.matterHolding("B", usd("100"), MONDAY), firm.matterHolding("C", usd("100"), MONDAY));
        var outcomes = atOnce(32, n -> firm.firm().asAdministrator(() -> transfers.transfer(new TrustTransfer.BetweenLedgers(firm.trust(), matters.get(n % 3),
                matters.get((n + 1 + n / 16) % 3), MONDAY, usd("30"), "Letter of 1 Nov 2026"))));
        assertThat(outcomes).anyMatch(Outcome::isDone);
        assertThat(outcomes).filteredOn(outcome -> !outcome.isDone()).allSatisfy(outcome ->
                assertThat(outcome.refusals()).extracting(Refusal::code).containsExactly("trust-overdraft"));
        checker.check(firm.firm());
    }

    @Test
    void theFirstReceiptsOfAMatterAtOnceOpenOneLedger() throws Exception {
        TrustFirm firm = trust.in(firms.found());
        MatterId ortiz = firm.matter("Estate of Ortiz");
        assertThat(atOnce(16, n -> firm.receive(ortiz, usd("10"), MONDAY, MONDAY))).allMatch(Outcome::isDone);
        checker.check(firm.firm());
    }

    @Test
    void aReceiptIsClearedOrVoidedButNeverBoth() throws Exception {
        TrustFirm firm = trust.in(firms.found());
        MatterId ortiz = firm.matter("Estate of Ortiz");
        for (int round = 0; round < 8; round++) {
            TrustEntryId receipt = firm.receive(ortiz, usd("10"), MONDAY, null).orThrow().id();
            var outcomes = atOnce(2, n -> firm.firm().asAdministrator(() -> n == 0 ? money.clear(receipt, MONDAY) : voids.voidEntry(receipt, MONDAY, "Returned")));
            assertThat(outcomes.get(1).isDone()).isTrue();
        }
        checker.check(firm.firm());
    }
}
