package org.chancery.finance.receivables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.testing.TestBilling.ISSUED;
import static org.chancery.testing.TestBilling.usd;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chancery.finance.billing.Allocation;
import org.chancery.finance.billing.InterestBills;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.finance.billing.Invoices;
import org.chancery.finance.billing.IssueBill;
import org.chancery.finance.billing.LineEdit;
import org.chancery.finance.billing.LineKind;
import org.chancery.finance.billing.NewLine;
import org.chancery.finance.billing.NewPayment;
import org.chancery.finance.billing.Payments;
import org.chancery.finance.billing.PreBillView;
import org.chancery.finance.billing.PreBills;
import org.chancery.finance.billing.PreBillReview;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Outcome;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestBilling;
import org.chancery.testing.TestBilling.BillingFirm;
import org.chancery.testing.TestClock;
import org.chancery.testing.TestFirms;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A bill of $450.00 that is late: what it bears, day by day, and how that is charged once; after every step the statement and the books say the same. */
@ChancerySpringTest
class InterestStoryTest {

    private static final LocalDate DUE = LocalDate.of(2026, 11, 5);

    @Autowired TestFirms firms;
    @Autowired TestBilling billing;
    @Autowired Invoices invoices;
    @Autowired Payments payments;
    @Autowired PreBills preBills;
    @Autowired PreBillReview review;
    @Autowired InterestPolicy policy;
    @Autowired OverdueInterest interest;
    @Autowired ClientStatements statements;
    @Autowired StatementPdf statementPdf;
    @Autowired DunningRun run;
    @Autowired DunningLetters letters;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    BillingFirm office;

    @BeforeEach
    void open() {
        today("2026-12-31");
        office = billing.in(firms.found());
    }

    @AfterEach
    void everythingTies() {
        tie();
        TestClock.set(null);
    }

    @Test
    void noneUntilSomebodySetsTermsAndLaterTermsCountFromTheirDayOn() {
        InvoiceView bill = bill();
        assertThat(accrued(bill, "2026-12-31")).isEqualTo(usd("0.00"));
        terms(null, null, "2026-01-01", 730, 10);
        assertThat(accrued(bill, "2026-11-15")).as("in grace").isEqualTo(usd("0.00"));
        assertThat(accrued(bill, "2026-11-16")).as("450.00 × 7.3 % ÷ 365").isEqualTo(usd("0.09"));
        assertThat(accrued(bill, "2026-12-31")).as("46 days").isEqualTo(usd("4.14"));
        terms(office.client, null, "2026-12-01", 1460, 10);
        assertThat(accrued(bill, "2026-12-31")).as("15 days at 7.3 %, 31 at 14.6 %").isEqualTo(usd("6.93"));
        terms(null, bill.id(), "2026-12-11", 0, 0);
        assertThat(accrued(bill, "2026-12-31")).as("15 days at 7.3 %, 10 at 14.6 %, then none").isEqualTo(usd("3.15"));
        terms(null, bill.id(), "2026-12-21", null, 0);
        assertThat(accrued(bill, "2026-12-31")).as("and 11 more as the client has it").isEqualTo(usd("5.13"));
        assertThat(office.firm.asAdministrator(() -> policy.terms(null, bill.id()))).extracting(InterestTerms::rateBps).containsExactly(null, 0);
        assertThat(codes(policySet(new NewInterestTerms(office.client, bill.id(), null, 100, 0)))).containsExactly("one-of");
        assertThat(codes(policySet(new NewInterestTerms(null, null, null, 10_001, 366)))).containsExactly("rate-out-of-range", "days-out-of-range");
        assertThat(codes(policySet(new NewInterestTerms(null, InvoiceId.next(), null, 100, 0)))).containsExactly("not-found");
        assertThat(interest(bill, null).parts()).extracting(InterestView.Part::rateBps).containsExactly(730, 1460, 1460);
    }

    @Test
    void paymentsReduceWhatBearsInterestFromTheirDay() {
        InvoiceView bill = bill();
        terms(null, null, "2026-01-01", 730, 0);
        pay(bill, "200.00", "2026-11-16");
        tie();
        assertThat(accrued(bill, "2026-11-15")).as("10 days of 450.00").isEqualTo(usd("0.90"));
        assertThat(accrued(bill, "2026-11-25")).as("and 10 of 250.00").isEqualTo(usd("1.40"));
        pay(bill, "250.00", "2026-11-26");
        assertThat(accrued(bill, "2026-12-31")).as("a paid bill bears nothing more").isEqualTo(usd("1.40"));
        assertThat(statement("2026-12-31").interest()).as("though it is still owed for then").isEqualTo(usd("1.40"));
        assertThat(statement("2026-11-15").bills().getFirst().interest()).isEqualTo(usd("0.90"));
        assertThat(statement("2026-11-15").closing()).as("in no sum").isEqualTo(usd("450.00"));
    }

    @Test
    void aPeriodIsChargedOnceByABillOfItsOwnThatBearsNothing() {
        InvoiceView bill = bill();
        terms(null, null, "2026-01-01", 730, 0);
        assertThat(codes(charge(bill, "2027-01-01"))).containsExactly("date");
        InterestBills.Prepared prepared = charge(bill, "2026-11-30").orThrow().getFirst();
        assertThat(prepared.total()).as("25 days").isEqualTo(usd("2.25"));
        tie();
        assertThat(codes(charge(bill, "2026-11-30"))).containsExactly("no-interest");
        assertThat(accrued(bill, "2026-12-31")).as("31 days are left").isEqualTo(usd("2.79"));
        assertThat(statement("2026-12-31").interest()).as("no bill asked for it yet").isEqualTo(usd("5.04"));
        PreBillView view = office.firm.asAdministrator(() -> preBills.find(prepared.preBill()).orElseThrow());
        assertThat(codes(office.firm.asAdministrator(() -> review.change(prepared.preBill(), view.lines().getFirst().id(), amount("2.26"))))).containsExactly("interest-raised");
        assertThat(codes(office.firm.asAdministrator(() -> review.add(prepared.preBill(), new NewLine(LineKind.FEE, null, "Letter", usd("10.00"), null, null, null)))))
                .containsExactly("interest-alone");
        assertThat(codes(office.firm.asAdministrator(() -> preBills.approve(prepared.preBill())))).as("who asks is not who approves").containsExactly("self-approval");

        InvoiceView charged = issued(prepared);
        tie();
        assertThat(charged.total()).isEqualTo(usd("2.25"));
        assertThat(charged.tax()).isEqualTo(usd("0.00"));
        assertThat(balance("INTEREST_INCOME")).isEqualTo(usd("2.25"));
        assertThat(balance("FEE_INCOME")).isEqualTo(usd("450.00"));
        assertThat(statement("2026-12-31").interest()).isEqualTo(usd("2.79"));
        assertThat(statement("2026-12-31").receivable()).isEqualTo(usd("452.25"));
        today("2027-06-30");
        assertThat(office.firm.asAdministrator(() -> interest.of(charged.id(), null))).as("no interest on interest").isEmpty();
        assertThat(codes(policySet(new NewInterestTerms(null, charged.id(), null, 100, 0)))).containsExactly("interest-on-interest");

        office.firm.asAdministrator(() -> invoices.voidBill(charged.id(), null, "agreed with the client").orThrow());
        tie();
        assertThat(balance("INTEREST_INCOME")).isEqualTo(usd("0.00"));
        assertThat(interest(bill, "2026-11-30").accrued()).as("free to be charged again").isEqualTo(usd("2.25"));
        assertThat(interest(bill, null).charges()).extracting(InterestView.Charged::live).containsExactly(false);
        InterestBills.Prepared again = charge(bill, "2026-12-31").orThrow().getFirst();
        assertThat(again.total()).isEqualTo(usd("5.04"));
        office.firm.asAdministrator(() -> preBills.cancel(again.preBill(), "later")).orThrow();
        assertThat(accrued(bill, "2026-12-31")).isEqualTo(usd("5.04"));
    }

    @Test
    void manyWhoChargeTheSameDaysChargeThemOnce() throws Exception {
        InvoiceView bill = bill();
        terms(null, null, "2026-01-01", 730, 0);
        List<Callable<Outcome<?>>> calls = Collections.nCopies(8, () -> charge(bill, "2026-11-30"));
        List<Outcome<?>> outcomes = new ArrayList<>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Outcome<?>> each : people.invokeAll(calls)) {
                outcomes.add(each.get());
            }
        }
        assertThat(outcomes).filteredOn(Outcome::isDone).hasSize(1);
        assertThat(outcomes).filteredOn(outcome -> !outcome.isDone()).allMatch(outcome -> codes(outcome).equals(List.of("no-interest")));
        assertThat(sum("select sum(amount_minor)::bigint from finance.interest_charge where live")).isEqualTo(usd("2.25"));
    }

    @Test
    void whatWasWrittenDownIsPaidLikeAnyBillAndALineTakenOffFreesItsDays() {
        InvoiceView bill = bill();
        InvoiceView second = bill();
        terms(null, null, "2026-01-01", 730, 0);
        InterestBills.Prepared prepared = office.firm.asAdministrator(() -> interest.charge(List.of(bill.id(), second.id()), LocalDate.of(2026, 11, 30)).orThrow()).getFirst();
        assertThat(prepared.lines()).hasSize(2);
        office.firm.asAdministrator(() -> review.change(prepared.preBill(), prepared.lines().getFirst(), amount("2.00")).orThrow());
        office.firm.asAdministrator(() -> review.takeOff(prepared.preBill(), prepared.lines().getLast(), "a courtesy").orThrow());
        assertThat(accrued(second, "2026-11-30")).isEqualTo(usd("2.25"));
        InvoiceView charged = issued(prepared);
        assertThat(charged.total()).isEqualTo(usd("2.00"));
        pay(charged, "2.00", "2026-12-31");
        tie();
        assertThat(office.bill(charged.id()).balance()).isEqualTo(usd("0.00"));
        assertThat(charge(second, "2026-11-30").orThrow().getFirst().total()).isEqualTo(usd("2.25"));
    }

    @Test
    void aLetterAndAStatementOnPaperSayWhatAccrued() {
        InvoiceView bill = bill();
        terms(null, null, "2026-01-01", 730, 0);
        LetterView letter = office.firm.asAdministrator(() -> transaction.execute(_ -> {
            var parameters = java.util.Map.of(DunningRun.DATE, "2026-11-30", DunningRun.AGAIN, "false");
            run.work(run.plan(parameters).getFirst(), parameters).orThrow();
            return letters.find(new LetterId(jdbc.sql("select id from finance.dunning_letter").query(java.util.UUID.class).single())).orElseThrow();
        }));
        assertThat(letter.total()).isEqualTo(bill.total());
        assertThat(letter.interest()).isEqualTo(usd("2.25"));
        assertThat(office.firm.asAdministrator(() -> letters.print(List.of(letter.id())).orThrow())).startsWith('%', 'P', 'D', 'F');
        assertThat(office.firm.asAdministrator(() -> statementPdf.of(office.client, null, null))).get().satisfies(pdf -> assertThat(pdf).startsWith('%', 'P', 'D', 'F'));
    }

    private static LineEdit amount(String amount) {
        return LineEdit.amount(usd(amount), "agreed");
    }

    private static void today(String day) {
        TestClock.set(Instant.parse(day + "T12:00:00Z"));
    }

    private InvoiceView bill() {
        office.time(office.matter, 60, "Draft reply brief");
        PreBillView preBill = office.prepared(office.matter);
        office.approve(preBill.id()).orThrow();
        InvoiceId id = office.firm.asAdministrator(() -> invoices.issue(preBill.id(), new IssueBill(ISSUED, DUE)).orThrow().invoiceId());
        return office.bill(id);
    }

    private InvoiceView issued(InterestBills.Prepared prepared) {
        office.approve(prepared.preBill()).orThrow();
        return office.bill(office.firm.asAdministrator(() -> invoices.issue(prepared.preBill(), new IssueBill(null, null)).orThrow().invoiceId()));
    }

    private void pay(InvoiceView bill, String amount, String day) {
        office.firm.asAdministrator(() -> payments.record(new NewPayment(office.client, office.operating, LocalDate.parse(day), usd(amount), "CHEQUE", "1001",
                List.of(new Allocation(bill.id(), usd(amount))))).orThrow());
    }

    private Outcome<InterestTerms> policySet(NewInterestTerms terms) {
        return office.firm.asAdministrator(() -> policy.set(terms));
    }

    private void terms(org.chancery.practice.contacts.@Nullable ContactId client, @Nullable InvoiceId bill, String from, @Nullable Integer bps, int grace) {
        policySet(new NewInterestTerms(client, bill, LocalDate.parse(from), bps, grace)).orThrow();
    }

    private InterestView interest(InvoiceView bill, @Nullable String through) {
        return office.firm.asAdministrator(() -> interest.of(bill.id(), through == null ? null : LocalDate.parse(through)).orElseThrow());
    }

    private Money accrued(InvoiceView bill, String through) {
        return interest(bill, through).accrued();
    }

    private Outcome<List<InterestBills.Prepared>> charge(InvoiceView bill, String through) {
        return office.firm.asAdministrator(() -> interest.charge(List.of(bill.id()), LocalDate.parse(through)));
    }

    private StatementOfAccount.Account statement(String asOf) {
        return office.firm.asAdministrator(() -> statements.of(office.client, LocalDate.of(2026, 1, 1), LocalDate.parse(asOf)).orElseThrow()).accounts().getFirst();
    }

    private Money balance(String role) {
        return sum("select -coalesce(sum(p.amount_minor), 0) from finance.posting p join finance.account a on a.firm_id = p.firm_id and a.id = p.account_id where a.role = '" + role + "'");
    }

    private void tie() {
        assertThat(office.findings()).isEmpty();
        Money receivable = balance("ACCOUNTS_RECEIVABLE").negated();
        assertThat(sum("select coalesce(sum(balance_minor), 0) from finance.invoice_balance")).isEqualTo(receivable);
        assertThat(statement("2027-12-31").receivable()).isEqualTo(receivable);
    }

    private Money sum(String sql) {
        return office.firm.asAdministrator(() -> transaction.execute(_ -> Money.ofMinor(CurrencyUnit.USD, jdbc.sql(sql).query(Long.class).single())));
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(org.chancery.shared.Refusal::code).toList();
    }
}
