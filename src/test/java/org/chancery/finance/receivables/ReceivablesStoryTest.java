package org.chancery.finance.receivables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.testing.TestBilling.ISSUED;
import static org.chancery.testing.TestBilling.usd;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.chancery.finance.billing.Allocation;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.finance.billing.Invoices;
import org.chancery.finance.billing.IssueBill;
import org.chancery.finance.billing.NewPayment;
import org.chancery.finance.billing.PaymentView;
import org.chancery.finance.billing.Payments;
import org.chancery.finance.billing.PreBillView;
import org.chancery.platform.inbox.InboxItem;
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
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What clients owe and have on account, chased and given back; after every step the statement, the lists and the books say the same. */
@ChancerySpringTest
class ReceivablesStoryTest {

    private static final LocalDate DUE = LocalDate.of(2026, 11, 5);
    private static final LocalDate PAID = LocalDate.of(2026, 11, 10);
    private static final LocalDate LATER = LocalDate.of(2026, 11, 15);

    @Autowired TestFirms firms;
    @Autowired TestBilling billing;
    @Autowired Invoices invoices;
    @Autowired Payments payments;
    @Autowired Refunds refunds;
    @Autowired ReturnedPayments returns;
    @Autowired ClientStatements statements;
    @Autowired StatementPdf statementPdf;
    @Autowired DebtCollection collection;
    @Autowired DunningRun run;
    @Autowired DunningLetters letters;
    @Autowired DunningPolicy policy;
    @Autowired BrokenPromises broken;
    @Autowired Walls walls;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    BillingFirm office;

    @BeforeEach
    void open() {
        TestClock.set(Instant.parse("2026-11-23T12:00:00Z"));
        office = billing.in(firms.found());
    }

    @AfterEach
    void everythingTies() {
        tie();
        TestClock.set(null);
    }

    @Test
    void aRefundIsOfUnappliedCashByTwoPeopleAndMayComeBack() {
        InvoiceView bill = bill(office.matter);
        PaymentView payment = pay("1000.00", bill, "450.00");
        tie();
        assertThat(code(ask(payment, "550.01"))).isEqualTo("refund-exceeds-unapplied");
        RefundView asked = ask(payment, "300.00").orThrow();
        assertThat(code(ask(payment, "1.00"))).isEqualTo("refund-open");
        assertThat(code(office.firm.asAdministrator(() -> refunds.approve(asked.id(), LATER)))).isEqualTo("self-approval");
        RefundView paid = approve(asked).orThrow();
        assertThat(paid.status()).isEqualTo(RefundView.Status.PAID);
        tie();
        assertThat(payment(payment).unallocated()).isEqualTo(usd("250.00"));
        assertThat(statement(LATER).accounts().getFirst().closing()).isEqualTo(usd("-250.00"));
        assertThat(statement(PAID).accounts().getFirst().closing()).isEqualTo(usd("-550.00"));

        InvoiceView second = bill(office.matter);
        assertThat(code(allocate(payment, second, "250.01"))).isEqualTo("over-allocated");
        assertThat(code(reverse(payment))).isEqualTo("payment-refunded");
        office.firm.asAdministrator(() -> refunds.cameBack(paid.id(), LATER.plusDays(1), "cheque not cashed").orThrow());
        tie();
        assertThat(payment(payment).unallocated()).isEqualTo(usd("550.00"));
        assertThat(code(approve(asked))).isEqualTo("already-decided");
        reverse(payment).orThrow();
        tie();
        assertThat(statement(LATER.plusDays(3)).accounts().getFirst().receivable()).isEqualTo(usd("900.00"));
        assertThat(statement(LATER.plusDays(3)).accounts().getFirst().movements()).extracting(StatementOfAccount.Movement::words)
                .contains("Payment " + payment.number() + " taken back", "Refund of payment " + payment.number() + " came back");
        assertThat(office.firm.asAdministrator(() -> statementPdf.of(office.client, null, LATER))).get().satisfies(pdf -> assertThat(pdf).startsWith('%', 'P', 'D', 'F'));
    }

    @Test
    void manyWhoTakeTheSameUnappliedCashTakeItOnce() throws Exception {
        InvoiceView bill = bill(office.matter);
        PaymentView payment = pay("450.00", null, null);
        RefundView asked = ask(payment, "300.00").orThrow();
        List<Supplier<Outcome<?>>> calls = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            calls.add(i % 2 == 0 ? () -> office.firm.as(office.partner, () -> refunds.approve(asked.id(), LATER))
                    : () -> office.firm.asAdministrator(() -> payments.allocate(payment.id(), LATER, List.of(new Allocation(bill.id(), usd("300.00"))))));
        }
        List<Outcome<?>> outcomes = atOnce(calls);
        assertThat(outcomes.stream().filter(Outcome::isDone)).hasSize(1);
        assertThat(outcomes.stream().flatMap(outcome -> outcome.refusals().stream())).extracting("code").isSubsetOf("refund-exceeds-unapplied", "over-allocated", "already-decided");
        assertThat(payment(payment).unallocated()).isEqualTo(usd("150.00"));
    }

    @Test
    void aBouncedPaymentIsOwedAgainAndItsFeeIsPostedAndBilledOn() {
        InvoiceView bill = bill(office.matter);
        PaymentView payment = pay("450.00", bill, "450.00");
        var withoutFee = new NewReturn(ReturnKind.BOUNCED, LATER, "insufficient funds", null, true);
        assertThat(code(office.firm.asAdministrator(() -> returns.record(payment.id(), withoutFee)))).isEqualTo("required");
        var bounced = new NewReturn(ReturnKind.BOUNCED, LATER, "insufficient funds", usd("25.00"), true);
        ReturnedPaymentView returned = office.firm.asAdministrator(() -> returns.record(payment.id(), bounced).orThrow());
        assertThat(returned.fee()).isEqualTo(usd("25.00"));
        tie();
        assertThat(office.bill(bill.id()).balance()).isEqualTo(usd("450.00"));
        assertThat(sum("select coalesce(sum(p.amount_minor), 0) from finance.posting p join finance.account a on a.firm_id = p.firm_id and a.id = p.account_id where a.role = 'BANK_CHARGES'"))
                .isEqualTo(usd("25.00"));
        assertThat(sum("select coalesce(sum(amount_minor), 0) from practice.expense where narrative like '%" + payment.number() + "'")).isEqualTo(usd("25.00"));
        assertThat(code(office.firm.asAdministrator(() -> returns.record(payment.id(), bounced)))).isEqualTo("payment-reversed");
        PaymentView other = pay("100.00", null, null);
        var chargeback = new NewReturn(ReturnKind.CHARGEBACK, LATER, "disputed", usd("15.00"), true);
        assertThat(code(office.firm.asAdministrator(() -> returns.record(other.id(), chargeback)))).isEqualTo("fee-without-matter");
        office.firm.asAdministrator(() -> returns.record(other.id(), new NewReturn(ReturnKind.CHARGEBACK, LATER, "disputed", usd("15.00"), false)).orThrow());
    }

    @Test
    void lettersRiseByLevelAndNeverTwice() {
        InvoiceView bill = bill(office.matter);
        InvoiceView held = bill(office.matter(MatterDetails.hourly(office.client, "Other")));
        HoldView hold = office.firm.asAdministrator(() -> collection.hold(office.client, new NewHold(LocalDate.of(2026, 12, 31), "disputed", held.id())).orThrow());
        LetterView first = letter(LATER, false);
        assertThat(first.bills()).extracting(LetterView.Bill::id).containsExactly(bill.id());
        assertThat(first.total()).isEqualTo(usd("450.00"));
        assertThat(plan(LATER, false)).as("it waits for review").isEmpty();
        office.firm.asAdministrator(() -> letters.dismiss(List.of(first.id())).orThrow());
        LetterView again = letter(LATER, false);
        PaymentView part = pay("50.00", bill, "50.00");
        assertThat(code(release(again))).isEqualTo("letter-outdated");
        reverse(part).orThrow();
        LetterView released = release(again).orThrow().getFirst();
        assertThat(released.status()).isEqualTo(LetterView.Status.RELEASED);
        assertThat(code(release(again))).isEqualTo("already-decided");
        assertThat(plan(LATER, false)).as("never the same level twice").isEmpty();
        assertThat(plan(LATER, true)).as("unless it is asked for").hasSize(1);
        assertThat(plan(DUE.plusDays(30), false)).hasSize(1);
        assertThat(letter(DUE.plusDays(30), false).level()).isEqualTo(2);
        office.firm.asAdministrator(() -> collection.lift(office.client, hold.id()).orThrow());
        assertThat(plan(DUE.plusDays(30), false)).as("a bill has its levels in their order").hasSize(1);
        assertThat(office.firm.asAdministrator(() -> letters.print(List.of(first.id(), released.id())).orThrow())).startsWith('%', 'P', 'D', 'F');
        assertThat(code(office.firm.asAdministrator(() -> policy.set(List.of(new DunningLevel(1, 10, "Reminder", "Please pay."), new DunningLevel(2, 10, "Again", "Pay."))))))
                .isEqualTo("days-order");
    }

    @Test
    void aPromiseIsKeptByPaymentsOrReachesWhoIsResponsible() {
        InvoiceView bill = bill(office.matter);
        PromiseView promise = office.firm.asAdministrator(() -> collection.promise(office.client, new NewPromise(usd("200.00"), ISSUED, PAID, "on the phone", bill.id())).orThrow());
        assertThat(promise.state()).isEqualTo(PromiseView.State.BROKEN);
        assertThat(plan(LATER, false)).as("a broken promise holds nothing back").hasSize(1);
        PromiseView stands = office.firm.asAdministrator(() -> collection.promise(office.client, new NewPromise(usd("400.00"), null, LocalDate.of(2026, 12, 1), null, null)).orThrow());
        assertThat(stands.state()).isEqualTo(PromiseView.State.OPEN);
        assertThat(code(office.firm.asAdministrator(() -> collection.promise(office.client, new NewPromise(usd("1.00"), null, LocalDate.of(2026, 12, 1), null, null))))).isEqualTo("promise-open");
        assertThat(plan(LATER, false)).as("a promise that stands").isEmpty();
        office.firm.asSystem(() -> {
            broken.run();
            broken.run();
            return null;
        });
        assertThat(sum("select count(*) from platform.inbox_item where kind = 'broken-promise' and state = '" + InboxItem.State.OPEN + "'")).isEqualTo(Money.ofMinor(CurrencyUnit.USD, 1));
        pay("200.00", bill, "200.00");
        assertThat(office.firm.asAdministrator(() -> collection.of(office.client).orElseThrow().promises())).extracting(PromiseView::state)
                .containsExactly(PromiseView.State.OPEN, PromiseView.State.KEPT);
    }

    @Test
    void aWallHidesWhatIsSaidOfItsBillsAndNoSumTellsOfThem() {
        MatterId secret = office.matter(MatterDetails.hourly(office.client, "Secret"));
        InvoiceView open = bill(office.matter);
        InvoiceView hidden = bill(secret);
        PaymentView payment = pay("100.00", hidden, "40.00");
        RefundView refund = ask(payment, "60.00").orThrow();
        office.firm.asAdministrator(() -> collection.note(office.client, new NewNote(NoteView.Kind.CALL, PAID, "about the secret", hidden.id())).orThrow());
        LetterView letter = letter(LATER, false);
        var ida = office.firm.person("Ida Frost", "Partner");
        office.firm.asAdministrator(() -> walls.raise(new RaiseWall(secret, WallKind.EXCLUSIONARY, "conflict", List.of(ida), false))).orThrow();
        StatementOfAccount.Account seen = office.firm.as(ida, () -> statements.of(office.client, null, LATER).orElseThrow()).accounts().getFirst();
        assertThat(seen.bills()).extracting(StatementOfAccount.OpenBill::id).containsExactly(open.id());
        assertThat(seen.closing()).isEqualTo(usd("450.00"));
        assertThat(office.firm.as(ida, () -> collection.of(office.client).orElseThrow().notes())).isEmpty();
        assertThat(office.firm.as(ida, () -> letters.find(letter.id()))).isEmpty();
        assertThat(office.firm.as(ida, () -> refunds.find(refund.id()))).isEmpty();
        assertThat(code(office.firm.as(ida, () -> refunds.approve(refund.id(), LATER)))).isEqualTo("not-found");
    }

    /** What the books say is what the statement, the bills and the payments say. */
    private void tie() {
        assertThat(office.findings()).isEmpty();
        Money receivable = sum("select coalesce(sum(p.amount_minor), 0) from finance.posting p join finance.account a on a.firm_id = p.firm_id and a.id = p.account_id where a.role = 'ACCOUNTS_RECEIVABLE'");
        Money unapplied = sum("select -coalesce(sum(p.amount_minor), 0) from finance.posting p join finance.account a on a.firm_id = p.firm_id and a.id = p.account_id where a.role = 'UNAPPLIED_RECEIPTS'");
        assertThat(sum("select coalesce(sum(amount_minor), 0) from finance.receivable")).isEqualTo(receivable);
        assertThat(sum("select coalesce(sum(balance_minor), 0) from finance.invoice_balance")).isEqualTo(receivable);
        assertThat(sum("select coalesce(sum(unapplied_minor), 0) from finance.unapplied_payment")).isEqualTo(unapplied);
        assertThat(sum("select coalesce(sum(amount_minor), 0) from finance.unapplied_movement")).isEqualTo(unapplied);
        statement(LocalDate.of(2026, 12, 31)).accounts().forEach(account -> {
            assertThat(account.receivable()).isEqualTo(receivable);
            assertThat(account.onAccount()).isEqualTo(unapplied);
            assertThat(account.closing()).isEqualTo(receivable.minus(unapplied));
            assertThat(account.ageing().stream().reduce(Money.zero(CurrencyUnit.USD), Money::plus)).isEqualTo(receivable);
        });
    }

    private InvoiceView bill(MatterId matter) {
        office.time(matter, 60, "Draft reply brief");
        PreBillView preBill = office.prepared(matter);
        office.approve(preBill.id()).orThrow();
        InvoiceId id = office.firm.asAdministrator(() -> invoices.issue(preBill.id(), new IssueBill(ISSUED, DUE)).orThrow().invoiceId());
        return office.bill(id);
    }

    private PaymentView pay(String amount, @org.jspecify.annotations.Nullable InvoiceView bill, @org.jspecify.annotations.Nullable String part) {
        List<Allocation> allocations = bill == null || part == null ? List.of() : List.of(new Allocation(bill.id(), usd(part)));
        return office.firm.asAdministrator(() -> payments.record(new NewPayment(office.client, office.operating, PAID, usd(amount), "CHEQUE", "1001", allocations)).orThrow());
    }

    private PaymentView payment(PaymentView payment) {
        return office.firm.asAdministrator(() -> payments.find(payment.id()).orElseThrow());
    }

    private Outcome<PaymentView> allocate(PaymentView payment, InvoiceView bill, String amount) {
        return office.firm.asAdministrator(() -> payments.allocate(payment.id(), LATER, List.of(new Allocation(bill.id(), usd(amount)))));
    }

    private Outcome<PaymentView> reverse(PaymentView payment) {
        return office.firm.asAdministrator(() -> payments.reverse(payment.id(), LATER.plusDays(2), "bounced"));
    }

    private Outcome<RefundView> ask(PaymentView payment, String amount) {
        return office.firm.asAdministrator(() -> refunds.ask(new NewRefund(payment.id(), null, usd(amount), "CHEQUE", "2001", "overpaid")));
    }

    private Outcome<RefundView> approve(RefundView refund) {
        return office.firm.as(office.partner, () -> refunds.approve(refund.id(), LATER));
    }

    private StatementOfAccount statement(LocalDate asOf) {
        return office.firm.asAdministrator(() -> statements.of(office.client, LocalDate.of(2026, 1, 1), asOf).orElseThrow());
    }

    private static Map<String, String> parameters(LocalDate day, boolean again) {
        return Map.of(DunningRun.DATE, day.toString(), DunningRun.AGAIN, Boolean.toString(again));
    }

    private List<Job.Item> plan(LocalDate day, boolean again) {
        return office.firm.asAdministrator(() -> transaction.execute(_ -> run.plan(parameters(day, again))));
    }

    private LetterView letter(LocalDate day, boolean again) {
        return office.firm.asAdministrator(() -> transaction.execute(_ -> {
            run.work(run.plan(parameters(day, again)).getFirst(), parameters(day, again)).orThrow();
            LetterId id = new LetterId(jdbc.sql("select id from finance.dunning_letter where status = 'PROPOSED' order by id desc limit 1").query(java.util.UUID.class).single());
            return letters.find(id).orElseThrow();
        }));
    }

    private Outcome<List<LetterView>> release(LetterView letter) {
        return office.firm.asAdministrator(() -> letters.release(List.of(letter.id())));
    }

    private static List<Outcome<?>> atOnce(List<Supplier<Outcome<?>>> calls) throws Exception {
        var start = new CountDownLatch(1);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outcome<?>>> futures = new ArrayList<>();
            calls.forEach(call -> futures.add(people.submit(() -> {
                start.await();
                return call.get();
            })));
            start.countDown();
            List<Outcome<?>> outcomes = new ArrayList<>();
            for (Future<Outcome<?>> future : futures) {
                outcomes.add(future.get());
            }
            return outcomes;
        }
    }

    private Money sum(String sql) {
        return office.firm.asAdministrator(() -> transaction.execute(_ -> Money.ofMinor(CurrencyUnit.USD, jdbc.sql(sql).query(Long.class).single())));
    }

    private static String code(Outcome<?> outcome) {
        return outcome.refusals().getFirst().code();
    }
}
