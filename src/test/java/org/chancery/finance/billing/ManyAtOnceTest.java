package org.chancery.finance.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.testing.TestBilling.ISSUED;
import static org.chancery.testing.TestBilling.THROUGH;
import static org.chancery.testing.TestBilling.usd;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.chancery.practice.matters.MatterDetails;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.Outcome;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestBilling;
import org.chancery.testing.TestBilling.BillingFirm;
import org.chancery.testing.TestFirms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Sixteen people at the same moment: one bill, no gap, never more than is owed. */
@ChancerySpringTest
class ManyAtOnceTest {

    private static final int PEOPLE = 16;

    @Autowired TestFirms firms;
    @Autowired TestBilling billing;
    @Autowired PreBills preBills;
    @Autowired Invoices invoices;
    @Autowired Payments payments;
    @Autowired CreditNotes creditNotes;

    BillingFirm office;

    @BeforeEach
    void open() {
        office = billing.in(firms.found());
    }

    @Test
    void onePreBillIssuedByManyIsOneBill() throws Exception {
        PreBillId preBill = approved(office.matter);
        var outcomes = atOnce(IntStream.range(0, PEOPLE).mapToObj(_ -> (Supplier<Outcome<IssuedBill>>) () -> invoices.issue(preBill, new IssueBill(ISSUED, null))).toList());
        assertThat(outcomes.stream().filter(Outcome::isDone)).hasSize(1);
        assertThat(outcomes.stream().flatMap(o -> o.refusals().stream())).extracting("code").containsOnly("already-issued");
        assertThat(approvedAndIssued("Another")).isEqualTo("2026-0002");
        assertThat(office.findings()).isEmpty();
    }

    @Test
    void billsIssuedAtOnceHaveNumbersWithoutGapsAlthoughSomeAreRefused() throws Exception {
        List<Supplier<Outcome<IssuedBill>>> calls = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            PreBillId preBill = approved(matter("Matter " + i));
            var date = i % 4 == 0 ? TestBilling.DAY.minusDays(1) : ISSUED;
            calls.add(() -> invoices.issue(preBill, new IssueBill(date, null)));
        }
        var numbers = atOnce(calls).stream().filter(Outcome::isDone).map(o -> o.orThrow().number()).sorted().toList();
        assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, 12).mapToObj("2026-%04d"::formatted).toList());
    }

    @Test
    void manyWhoPrepareTheSameMatterMakeOnePreBill() throws Exception {
        office.time(office.matter, 60, "Draft reply brief");
        var outcomes = atOnce(IntStream.range(0, PEOPLE)
                .mapToObj(_ -> (Supplier<Outcome<PreparedBills>>) () -> preBills.prepare(new PrepareBills(List.of(office.matter), THROUGH))).toList());
        assertThat(outcomes.stream().filter(Outcome::isDone).flatMap(o -> o.orThrow().items().stream())).hasSize(1);
        assertThat(outcomes.stream().flatMap(o -> o.refusals().stream())).extracting("code").allMatch("work-on-another-pre-bill"::equals);
    }

    @Test
    void paymentsAtOnceNeverPayMoreThanIsOwed() throws Exception {
        InvoiceView bill = office.issued(office.matter, 60);
        var payment = new NewPayment(office.client, office.operating, ISSUED, usd("100.00"), "CARD", null, List.of(new Allocation(bill.id(), usd("100.00"))));
        var outcomes = atOnce(IntStream.range(0, PEOPLE).mapToObj(_ -> (Supplier<Outcome<PaymentView>>) () -> payments.record(payment)).toList());
        assertThat(outcomes.stream().filter(Outcome::isDone)).hasSize(4);
        assertThat(outcomes.stream().flatMap(o -> o.refusals().stream())).extracting("code").containsOnly("over-allocated");
        assertThat(office.bill(bill.id()).balance()).isEqualTo(usd("50.00"));
        assertThat(office.findings()).isEmpty();
    }

    @Test
    void paymentsOfTwoBillsInEitherOrderDoNotDeadlock() throws Exception {
        InvoiceView one = office.issued(office.matter, 600);
        InvoiceView other = office.issued(matter("Other"), 600);
        List<Supplier<Outcome<PaymentView>>> calls = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            var allocations = List.of(new Allocation((i % 2 == 0 ? one : other).id(), usd("10.00")), new Allocation((i % 2 == 0 ? other : one).id(), usd("10.00")));
            calls.add(() -> payments.record(new NewPayment(office.client, office.operating, ISSUED, usd("20.00"), "CARD", null, allocations)));
        }
        assertThat(atOnce(calls)).allMatch(Outcome::isDone);
        assertThat(office.bill(one.id()).balance()).isEqualTo(usd("4340.00"));
    }

    @Test
    void aPaymentReversedByManyIsReversedOnce() throws Exception {
        InvoiceView bill = office.issued(office.matter, 60);
        PaymentView payment = office.firm.asAdministrator(() -> payments.record(new NewPayment(office.client, office.operating, ISSUED, usd("450.00"), "CARD", null,
                List.of(new Allocation(bill.id(), usd("450.00"))))).orThrow());
        var outcomes = atOnce(IntStream.range(0, PEOPLE).mapToObj(_ -> (Supplier<Outcome<PaymentView>>) () -> payments.reverse(payment.id(), ISSUED, "bounced")).toList());
        assertThat(outcomes.stream().filter(Outcome::isDone)).hasSize(1);
        assertThat(office.bill(bill.id()).balance()).isEqualTo(usd("450.00"));
        assertThat(office.findings()).isEmpty();
    }

    @Test
    void aBillPaidWhileItIsVoidedIsOneOrTheOther() throws Exception {
        InvoiceView bill = office.issued(office.matter, 60);
        List<Supplier<? extends Outcome<?>>> calls = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            calls.add(i % 2 == 0 ? () -> invoices.voidBill(bill.id(), ISSUED, "wrong client")
                    : () -> payments.record(new NewPayment(office.client, office.operating, ISSUED, usd("450.00"), "CARD", null, List.of(new Allocation(bill.id(), usd("450.00"))))));
        }
        assertThat(atOnce(calls).stream().filter(Outcome::isDone)).hasSize(1);
        assertThat(office.findings()).isEmpty();
    }

    private MatterId matter(String name) {
        return office.matter(MatterDetails.hourly(office.client, name));
    }

    private PreBillId approved(MatterId matter) {
        office.time(matter, 6, "Draft reply brief");
        PreBillId preBill = office.prepared(matter).id();
        office.approve(preBill).orThrow();
        return preBill;
    }

    private String approvedAndIssued(String name) {
        return office.issue(approved(matter(name))).orThrow().number();
    }

    /** As the administrator, all released at the same moment. */
    private <T extends Outcome<?>> List<T> atOnce(List<? extends Supplier<? extends T>> calls) throws InterruptedException, ExecutionException {
        var start = new CountDownLatch(1);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = new ArrayList<>();
            for (Supplier<? extends T> call : calls) {
                futures.add(people.submit(() -> {
                    start.await();
                    return office.firm.asAdministrator(call::get);
                }));
            }
            start.countDown();
            List<T> outcomes = new ArrayList<>();
            for (Future<T> future : futures) {
                outcomes.add(future.get());
            }
            return outcomes;
        }
    }
}
