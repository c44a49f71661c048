package org.chancery.finance.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chancery.testing.TestTrust.usd;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.chancery.finance.ledger.AccountRole;
import org.chancery.finance.ledger.Ledger;
import org.chancery.finance.ledger.NewEntry;
import org.chancery.finance.ledger.NewPosting;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.Refusal;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestTrust;
import org.chancery.testing.TestTrust.TrustFirm;
import org.chancery.testing.TrustChecker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What nobody can do to client money, whatever program holds the connection of the application. */
@ChancerySpringTest
class TrustGuardTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    @Autowired TestFirms firms;
    @Autowired TestTrust trust;
    @Autowired Ledger ledger;
    @Autowired ClientMoney money;
    @Autowired TrustVoids voids;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired TrustChecker checker;

    private TrustFirm firm;
    private MatterId ortiz;

    @BeforeEach
    void aMatterThatHoldsMoney() {
        firm = trust.in(firms.found());
        ortiz = firm.matterHolding("Estate of Ortiz", usd("1000"), MONDAY);
    }

    private void sql(String statement) {
        firm.firm().asAdministrator(() -> transaction.execute(status -> jdbc.sql(statement).update()));
    }

    private void assertForbidden(String statement) {
        assertThatThrownBy(() -> sql(statement)).hasStackTraceContaining("permission denied");
    }

    @Test
    void noProgramChangesOrDeletesAnEntryOrSetsABalance() {
        assertForbidden("update finance.trust_entry set amount_minor = 1");
        assertForbidden("update finance.trust_entry set date = '2020-01-01'");
        assertForbidden("delete from finance.trust_entry");
        assertForbidden("truncate finance.trust_entry cascade");
        assertForbidden("update finance.client_ledger set balance_minor = 1000000");
        assertForbidden("delete from finance.client_ledger");
        assertForbidden("""
                insert into finance.client_ledger (id, bank_account_id, kind, currency, balance_minor)
                select gen_random_uuid(), bank_account_id, 'FIRM_FUNDS', 'USD', 100000 from finance.client_ledger limit 1""");
        assertForbidden("update finance.posting set amount_minor = 1");
        assertForbidden("delete from finance.journal_entry");
        assertForbidden("update finance.journal_entry set date = '2020-01-01'");
        assertForbidden("delete from finance.period_balance");
    }

    @Test
    void whatClearedDoesNotUnclearAndClearsOnce() {
        assertForbidden("update finance.trust_entry set available_on = null");
        assertForbidden("update finance.trust_entry_clearing set cleared_on = cleared_on + 1");
        assertForbidden("delete from finance.trust_entry_clearing");
        assertThatThrownBy(() -> sql("insert into finance.trust_entry_clearing (id, entry_id, cleared_on) select gen_random_uuid(), id, date + 1 from finance.trust_entry"))
                .hasStackTraceContaining("This cleared on 23 Nov 2026.");
    }

    @Test
    void anEntryWrittenByHandIsJudgedAllTheSame() {
        assertThatThrownBy(() -> sql("""
                insert into finance.trust_entry (id, ledger_id, bank_account_id, matter_id, kind, number, date, amount_minor, currency, available_on,
                                                 party, purpose, instrument, reference, journal_entry_id)
                select gen_random_uuid(), ledger_id, bank_account_id, matter_id, 'DISBURSEMENT', 'X', date, -100001, currency, date, 'P', 'P', 'Wire', '1', journal_entry_id
                from finance.trust_entry""")).hasStackTraceContaining("more than the money of this matter");
        assertThatThrownBy(() -> sql("""
                insert into finance.trust_entry (id, ledger_id, bank_account_id, matter_id, kind, number, date, amount_minor, currency, available_on,
                                                 party, purpose, instrument, reference, journal_entry_id)
                select gen_random_uuid(), ledger_id, bank_account_id, matter_id, 'RECEIPT', 'X', date, 100000, currency, date, 'P', 'P', 'Wire', '1', journal_entry_id
                from finance.trust_entry""")).as("without postings of its own").hasStackTraceContaining("Client money moves by receipts");
        checker.check(firm.firm());
    }

    @Test
    void anEntryInTheBooksAloneCannotMoveClientMoney() {
        assertGuarded(() -> NewPosting.debit(firm.trust(), usd("10")), () -> NewPosting.credit(AccountRole.TRUST_LIABILITY, usd("10")).of(ortiz));
        assertGuarded(() -> NewPosting.debit(AccountRole.TRUST_LIABILITY, usd("10")).of(ortiz), () -> NewPosting.credit(AccountRole.FEE_INCOME, usd("10")));
        assertGuarded(() -> NewPosting.debit(firm.operating(), usd("10")), () -> NewPosting.credit(firm.trust(), usd("10")));
    }

    private void assertGuarded(Supplier<NewPosting> one, Supplier<NewPosting> other) {
        var outcome = firm.firm().asAdministrator(() -> ledger.post(new NewEntry(MONDAY, "MANUAL", "By hand", null, null, List.of(one.get(), other.get()))));
        assertThat(outcome.refusals()).extracting(Refusal::code).containsExactly("trust-account-guarded");
    }

    @Test
    void theEntryInTheBooksOfAReceiptIsNotReversedByItself() {
        var receipt = firm.receive(ortiz, usd("10"), MONDAY, MONDAY).orThrow();
        var outcome = firm.firm().asAdministrator(() -> ledger.reverse(receipt.journalEntryId(), MONDAY, "By hand", null));
        assertThat(outcome.refusals()).extracting(Refusal::code).containsExactly("trust-account-guarded");
    }

    @Test
    void aPaymentBackDatedBeforeALaterOneIsJudgedOnEveryDaySince() {
        firm.disburse(ortiz, usd("900"), MONDAY.plusDays(10)).orThrow();
        var refusal = firm.disburse(ortiz, usd("200"), MONDAY.plusDays(2)).refusals().getFirst();
        assertThat(refusal).isEqualTo(Refusal.at("amount", "trust-overdraft", "$100.00 more than the money of this matter: its ledger holds $100.00 on 3 Dec 2026."));
        firm.receive(ortiz, usd("500"), MONDAY.plusDays(20), MONDAY.plusDays(20)).orThrow();
        assertThat(firm.disburse(ortiz, usd("200"), MONDAY.plusDays(2)).isDone()).as("a receipt of a later day does not help").isFalse();
        assertThat(firm.disburse(ortiz, usd("100"), MONDAY.plusDays(2)).isDone()).isTrue();
        checker.check(firm.firm());
    }

    @Test
    void aReceiptThatHasBeenPaidOutIsNotVoided() {
        var receipt = firm.receive(ortiz, usd("500"), MONDAY, MONDAY).orThrow();
        firm.disburse(ortiz, usd("1400"), MONDAY).orThrow();
        var outcome = firm.firm().asAdministrator(() -> voids.voidEntry(receipt.id(), MONDAY, "Bounced"));
        assertThat(outcome.refusals()).extracting(Refusal::code).containsExactly("trust-overdraft");
    }

    @Test
    void aVoidedReceiptThatNeverClearedNeverBecomesAvailable() {
        var receipt = firm.receive(ortiz, usd("500"), MONDAY, null).orThrow();
        var mirror = firm.firm().asAdministrator(() -> voids.voidEntry(receipt.id(), MONDAY.plusDays(1), "Bounced")).orThrow();
        assertThat(mirror.clearedOn()).isNull();
        var outcome = firm.firm().asAdministrator(() -> money.clear(receipt.id(), MONDAY.plusDays(2)));
        assertThat(outcome.refusals()).extracting(Refusal::code).containsExactly("entry-voided");
        var again = firm.firm().asAdministrator(() -> voids.voidEntry(receipt.id(), MONDAY.plusDays(1), "Twice"));
        assertThat(again.refusals()).extracting(Refusal::code).containsExactly("already-voided");
        checker.check(firm.firm());
    }
}
