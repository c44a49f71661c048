package org.chancery.finance.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.testing.TestBilling.ISSUED;
import static org.chancery.testing.TestBilling.usd;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.chancery.practice.timekeeping.ExpenseKind;
import org.chancery.shared.InvoiceId;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestBilling;
import org.chancery.testing.TestBilling.BillingFirm;
import org.chancery.testing.TestFirms;
import org.joda.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever is done to bills in whatever order, and however much of it is refused: bills, payments and books agree to the cent. */
@ChancerySpringTest
class AnyHistoryTest {

    private static final int STEPS = 60;

    @Autowired TestFirms firms;
    @Autowired TestBilling billing;
    @Autowired Invoices invoices;
    @Autowired Payments payments;
    @Autowired CreditNotes creditNotes;
    @Autowired WriteOffs writeOffs;

    @ParameterizedTest
    @ValueSource(longs = {1, 20261123, 4711})
    void billsAndBooksAgreeAfterAnyHistory(long seed) {
        new History(billing.in(firms.found()), new Random(seed)).run();
    }

    private final class History {

        private final BillingFirm office;
        private final Random random;
        private final List<InvoiceId> bills = new ArrayList<>();
        private final List<PaymentId> paid = new ArrayList<>();

        History(BillingFirm office, Random random) {
            this.office = office;
            this.random = random;
        }

        void run() {
            issue();
            for (int step = 0; step < STEPS; step++) {
                step();
            }
            assertThat(office.findings()).isEmpty();
            Money owed = bills.stream().map(office::bill).map(InvoiceView::balance).reduce(usd("0.00"), Money::plus);
            assertThat(bills.stream().map(office::bill)).allMatch(bill -> !bill.balance().isNegative() && !bill.balance().isGreaterThan(bill.total()));
            assertThat(owed.isNegative()).isFalse();
        }

        private void step() {
            switch (random.nextInt(8)) {
                case 0, 1 -> issue();
                case 2, 3 -> pay();
                case 4 -> reverse();
                case 5 -> office.firm.asAdministrator(() -> creditNotes.issue(bill(), new NewCreditNote(ISSUED, "random", null, some())));
                case 6 -> office.firm.asAdministrator(() -> invoices.voidBill(bill(), ISSUED.plusDays(random.nextInt(30)), "random"));
                default -> writeOff();
            }
        }

        private InvoiceId bill() {
            return bills.get(random.nextInt(bills.size()));
        }

        private Money some() {
            return Money.ofMinor(org.joda.money.CurrencyUnit.USD, 1 + random.nextInt(40_000));
        }

        private void issue() {
            office.time(office.matter, 1 + random.nextInt(20), "Draft");
            if (random.nextBoolean()) {
                office.expense(office.matter, random.nextBoolean() ? ExpenseKind.HARD : ExpenseKind.SOFT, "" + (1 + random.nextInt(300)) + ".37", "Costs");
            }
            PreBillView preBill = office.prepared(office.matter);
            PreBillLineId line = preBill.lines().get(random.nextInt(preBill.lines().size())).id();
            office.firm.asAdministrator(() -> office.review().change(preBill.id(), line, LineEdit.amount(some(), "random")));
            office.firm.asAdministrator(() -> office.review().discount(preBill.id(), LineEdit.Off.percent("" + random.nextInt(30)), BillDiscount.Scope.ALL, "random"));
            office.approve(preBill.id()).orThrow();
            bills.add(office.issue(preBill.id()).orThrow().invoiceId());
        }

        private void pay() {
            List<Allocation> allocations = random.nextBoolean() ? null : List.of(new Allocation(bill(), some()));
            var payment = new NewPayment(office.client, office.operating, ISSUED.plusDays(random.nextInt(20) - 5), some(), "CARD", null, allocations);
            office.firm.asAdministrator(() -> payments.record(payment)).peek(done -> paid.add(done.id()));
        }

        private void reverse() {
            if (!paid.isEmpty()) {
                PaymentId id = paid.get(random.nextInt(paid.size()));
                office.firm.asAdministrator(() -> random.nextBoolean() ? payments.reverse(id, ISSUED.plusDays(random.nextInt(40)), "random") : payments.allocate(id, null, null));
            }
        }

        private void writeOff() {
            office.firm.asAdministrator(() -> writeOffs.propose(bill(), some(), "random"))
                    .peek(proposal -> office.firm.as(office.partner, () -> random.nextInt(4) == 0 ? writeOffs.decline(proposal.id()) : writeOffs.approve(proposal.id(), ISSUED)));
        }
    }
}
