package org.chancery.finance.receivables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.testing.TestBilling.ISSUED;
import static org.chancery.testing.TestBilling.usd;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chancery.finance.billing.Allocation;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.finance.billing.Invoices;
import org.chancery.finance.billing.IssueBill;
import org.chancery.finance.billing.NewPayment;
import org.chancery.finance.billing.PaymentView;
import org.chancery.finance.billing.Payments;
import org.chancery.finance.billing.PreBillView;
import org.chancery.platform.jobs.Job;
import org.chancery.practice.matters.MatterDetails;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.RaiseWall;
import org.chancery.practice.matters.WallKind;
import org.chancery.practice.matters.Walls;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Outcome;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestBilling;
import org.chancery.testing.TestBilling.BillingFirm;
import org.chancery.testing.TestClock;
import org.chancery.testing.TestFirms;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A client pays in instalments, or does not; after every step the books say what is owed. */
@ChancerySpringTest
class PaymentPlanStoryTest {

    private static final LocalDate DUE = LocalDate.of(2026, 11, 5);

    @Autowired TestFirms firms;
    @Autowired TestBilling billing;
    @Autowired Invoices invoices;
    @Autowired Payments payments;
    @Autowired PaymentPlans plans;
    @Autowired BrokenPlans broken;
    @Autowired InterestPolicy policy;
    @Autowired OverdueInterest interest;
    @Autowired DunningRun run;
    @Autowired DunningLetters letters;
    @Autowired Walls walls;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    BillingFirm office;

    @BeforeEach
    void open() {
        today("2026-11-23");
        office = billing.in(firms.found());
    }

    @AfterEach
    void everythingTies() {
        tie();
        TestClock.set(null);
    }

    @Test
    void aPlanThatIsKeptCompletesByItselfAndNobodyIsReminded() {
        InvoiceView first = bill(office.matter);
        InvoiceView second = bill(office.matter);
        pay("50.00", second);
        assertThat(dunned()).isEqualTo(1);
        LetterView proposed = letter();
        PlanView plan = agree(equal(3, "2026-12-01"), first, second).orThrow();
        assertThat(code(office.firm.asAdministrator(() -> letters.release(List.of(proposed.id()))))).as("nobody on a plan is reminded").isEqualTo("letter-outdated");
        office.firm.asAdministrator(() -> letters.dismiss(List.of(proposed.id())).orThrow());
        assertThat(plan.total()).isEqualTo(usd("850.00"));
        assertThat(plan.instalments()).extracting(PlanView.Instalment::amount).containsExactly(usd("283.34"), usd("283.33"), usd("283.33"));
        assertThat(code(agree(equal(2, "2026-12-01"), first))).isEqualTo("bill-on-plan");
        assertThat(dunned()).as("nobody is reminded").isZero();
        tie();
        today("2026-12-05");
        assertThat(state(plan)).as("late, and still waited for").isEqualTo(PlanView.State.LATE);
        lookForBroken();
        assertThat(state(plan)).isEqualTo(PlanView.State.LATE);
        pay("300.00", first);
        tie();
        assertThat(state(plan)).isEqualTo(PlanView.State.RUNNING);
        assertThat(find(plan).instalments()).extracting(PlanView.Instalment::paid).containsExactly(usd("283.34"), usd("16.66"), usd("0.00"));
        today("2027-02-01");
        pay("150.00", first);
        PaymentView last = pay("400.00", second);
        assertThat(state(plan)).isEqualTo(PlanView.State.PAID);
        lookForBroken();
        assertThat(state(plan)).isEqualTo(PlanView.State.PAID);
        assertThat(code(office.firm.asAdministrator(() -> plans.cancel(plan.id())))).isEqualTo("plan-ended");
        today("2027-03-01");
        office.firm.asAdministrator(() -> payments.reverse(last.id(), LocalDate.of(2027, 2, 2), "bounced").orThrow());
        tie();
        assertThat(state(plan)).as("what bounced did not keep it").isEqualTo(PlanView.State.LATE);
        lookForBroken();
        assertThat(state(plan)).isEqualTo(PlanView.State.BROKEN);
    }

    @Test
    void aMissedInstalmentBreaksItAfterSomeDaysAndRemindersGoOn() {
        InvoiceView bill = bill(office.matter);
        PlanView plan = agree(equal(3, "2026-12-01"), bill).orThrow();
        today("2026-12-08");
        lookForBroken();
        assertThat(state(plan)).as("seven days are waited").isEqualTo(PlanView.State.LATE);
        assertThat(asked()).isZero();
        today("2026-12-20");
        lookForBroken();
        lookForBroken();
        assertThat(state(plan)).isEqualTo(PlanView.State.BROKEN);
        assertThat(find(plan).endedOn()).isEqualTo(LocalDate.of(2026, 12, 9));
        assertThat(asked()).as("somebody is told, once").isEqualTo(1);
        assertThat(dunned()).isEqualTo(1);
        assertThat(code(office.firm.asAdministrator(() -> plans.cancel(plan.id())))).isEqualTo("plan-ended");
        PlanView again = agree(equal(2, "2026-12-28"), bill).orThrow();
        assertThat(dunned()).as("another chance").isZero();
        office.firm.asAdministrator(() -> plans.cancel(again.id()).orThrow());
        assertThat(state(again)).isEqualTo(PlanView.State.CANCELLED);
        assertThat(dunned()).isEqualTo(1);
    }

    @Test
    void whileItIsKeptItsBillsBearWhatThePlanSays() {
        InvoiceView bill = bill(office.matter);
        InvoiceView other = bill(office.matter);
        office.firm.asAdministrator(() -> policy.set(new NewInterestTerms(null, null, LocalDate.of(2026, 1, 1), 730, 0)).orThrow());
        agree(equal(3, "2026-12-01"), bill).orThrow();
        agree(new NewPlan(office.client, List.of(other.id()), new NewPlan.Equal(3, LocalDate.of(2026, 12, 1), NewPlan.Every.MONTH), null, 7, 365, null)).orThrow();
        today("2026-12-20");
        assertThat(accrued(bill)).as("17 days until the plan, none on it").isEqualTo(usd("1.53"));
        assertThat(accrued(other)).as("and 28 days at 3.65 %").isEqualTo(usd("2.79"));
        lookForBroken();
        assertThat(accrued(bill)).as("and 12 since it was broken").isEqualTo(usd("2.61"));
    }

    @Test
    void instalmentsByHandAreExactlyWhatIsOwed() {
        InvoiceView bill = bill(office.matter);
        assertThat(code(agree(listed(bill, "2026-12-01", "200.00", "2026-12-15", "249.99")))).isEqualTo("instalments-sum");
        assertThat(code(agree(listed(bill, "2026-12-15", "200.00", "2026-12-15", "250.00")))).isEqualTo("instalments-order");
        assertThat(code(agree(listed(bill, "2026-11-22", "200.00", "2026-12-15", "250.00")))).isEqualTo("instalments-order");
        assertThat(code(agree(listed(bill, "2026-12-01", "0.00", "2026-12-15", "450.00")))).isEqualTo("amount-not-positive");
        assertThat(code(agree(equal(0, "2026-12-01"), bill))).isEqualTo("instalments-number");
        assertThat(code(agree(new NewPlan(office.client, List.of(bill.id()), null, null, 7, null, null)))).isEqualTo("one-of");
        assertThat(code(agree(new NewPlan(office.client, List.of(InvoiceId.next()), equal(2, "2026-12-01"), null, 7, null, null)))).isEqualTo("invoice-unknown");
        pay("450.00", bill);
        assertThat(code(agree(equal(2, "2026-12-01"), bill))).isEqualTo("bill-paid");
        InvoiceView next = bill(office.matter);
        assertThat(agree(listed(next, "2026-12-01", "200.00", "2026-12-15", "250.00")).orThrow().instalments()).extracting(PlanView.Instalment::amount).containsExactly(usd("200.00"), usd("250.00"));
    }

    @Test
    void aWallHidesAPlanThatPaysItsBills() {
        MatterId secret = office.matter(MatterDetails.hourly(office.client, "Secret"));
        InvoiceView open = bill(office.matter);
        InvoiceView hidden = bill(secret);
        PlanView plan = agree(equal(3, "2026-12-01"), open, hidden).orThrow();
        var ida = office.firm.person("Ida Frost", "Partner");
        office.firm.asAdministrator(() -> walls.raise(new RaiseWall(secret, WallKind.EXCLUSIONARY, "conflict", List.of(ida), false))).orThrow();
        assertThat(office.firm.as(ida, () -> plans.find(plan.id()))).isEmpty();
        assertThat(office.firm.as(ida, () -> plans.of(office.client))).isEmpty();
        List<Job.Item> reminded = office.firm.as(ida, () -> transaction.execute(_ -> run.plan(parameters())));
        assertThat(reminded).as("though nobody reminds of the bill that is seen").isEmpty();
    }

    private static void today(String day) {
        TestClock.set(Instant.parse(day + "T12:00:00Z"));
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(new TestClock().instant(), java.time.ZoneOffset.UTC);
    }

    private static NewPlan.Equal equal(int number, String first) {
        return new NewPlan.Equal(number, LocalDate.parse(first), NewPlan.Every.MONTH);
    }

    private NewPlan listed(InvoiceView bill, String first, String amount, String second, String rest) {
        return new NewPlan(office.client, List.of(bill.id()), null, List.of(new NewPlan.Instalment(LocalDate.parse(first), usd(amount)), new NewPlan.Instalment(LocalDate.parse(second), usd(rest))),
                7, null, null);
    }

    private Outcome<PlanView> agree(NewPlan.Equal equal, InvoiceView... bills) {
        return agree(new NewPlan(office.client, java.util.Arrays.stream(bills).map(InvoiceView::id).toList(), equal, null, 7, null, "on the phone"));
    }

    private Outcome<PlanView> agree(NewPlan plan) {
        return office.firm.asAdministrator(() -> plans.agree(plan));
    }

    private PlanView find(PlanView plan) {
        return office.firm.asAdministrator(() -> plans.find(plan.id()).orElseThrow());
    }

    private PlanView.State state(PlanView plan) {
        return find(plan).state();
    }

    private void lookForBroken() {
        office.firm.asSystem(() -> {
            broken.run();
            return null;
        });
        tie();
    }

    private long asked() {
        return number("select count(*) from platform.inbox_item where kind = 'broken-plan'");
    }

    private static Map<String, String> parameters() {
        return Map.of(DunningRun.DATE, today().toString(), DunningRun.AGAIN, "false");
    }

    private int dunned() {
        return office.firm.asAdministrator(() -> transaction.execute(_ -> run.plan(parameters()))).size();
    }

    private LetterView letter() {
        return office.firm.asAdministrator(() -> transaction.execute(_ -> {
            run.work(run.plan(parameters()).getFirst(), parameters()).orThrow();
            return letters.find(new LetterId(jdbc.sql("select id from finance.dunning_letter").query(java.util.UUID.class).single())).orElseThrow();
        }));
    }

    private InvoiceView bill(MatterId matter) {
        office.time(matter, 60, "Draft reply brief");
        PreBillView preBill = office.prepared(matter);
        office.approve(preBill.id()).orThrow();
        InvoiceId id = office.firm.asAdministrator(() -> invoices.issue(preBill.id(), new IssueBill(ISSUED, DUE)).orThrow().invoiceId());
        return office.bill(id);
    }

    private PaymentView pay(String amount, InvoiceView bill) {
        return office.firm.asAdministrator(() -> payments.record(new NewPayment(office.client, office.operating, today(), usd(amount), "CHEQUE", "1001",
                List.of(new Allocation(bill.id(), usd(amount))))).orThrow());
    }

    private Money accrued(InvoiceView bill) {
        return office.firm.asAdministrator(() -> interest.of(bill.id(), null).orElseThrow()).accrued();
    }

    private void tie() {
        assertThat(office.findings()).isEmpty();
        assertThat(number("select coalesce(sum(balance_minor), 0) from finance.invoice_balance")).isEqualTo(number(
                "select coalesce(sum(p.amount_minor), 0) from finance.posting p join finance.account a on a.firm_id = p.firm_id and a.id = p.account_id where a.role = 'ACCOUNTS_RECEIVABLE'"));
        assertThat(number("""
                select count(*) from finance.payment_plan p
                where p.total_minor <> (select sum(b.balance_minor) from finance.payment_plan_bill b where b.plan_id = p.id)
                   or p.total_minor <> (select sum(i.amount_minor) from finance.payment_plan_instalment i where i.plan_id = p.id)""")).isZero();
    }

    private long number(String sql) {
        return office.firm.asAdministrator(() -> transaction.execute(_ -> jdbc.sql(sql).query(Long.class).single()));
    }

    private static String code(Outcome<?> outcome) {
        return outcome.refusals().getFirst().code();
    }
}
