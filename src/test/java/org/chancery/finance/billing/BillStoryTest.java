package org.chancery.finance.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.testing.TestBilling.DAY;
import static org.chancery.testing.TestBilling.ISSUED;
import static org.chancery.testing.TestBilling.usd;

import java.time.LocalDate;
import java.util.List;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.BankAccountKind;
import org.chancery.finance.ledger.BankAccounts;
import org.chancery.finance.ledger.NewBankAccount;
import org.chancery.finance.trust.ClientMoney;
import org.chancery.finance.trust.TrustReceipt;
import org.chancery.finance.trust.TrustTransfer;
import org.chancery.finance.trust.TrustTransfers;
import org.chancery.practice.timekeeping.ExpenseKind;
import org.chancery.shared.Outcome;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestBilling;
import org.chancery.testing.TestBilling.BillingFirm;
import org.chancery.testing.TestFirms;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What happens to bills after their issue; after each story the books verify. */
@ChancerySpringTest
class BillStoryTest {

    private static final LocalDate PAID = LocalDate.of(2026, 11, 10);

    @Autowired TestFirms firms;
    @Autowired TestBilling billing;
    @Autowired Invoices invoices;
    @Autowired Payments payments;
    @Autowired CreditNotes creditNotes;
    @Autowired WriteOffs writeOffs;
    @Autowired ClientMoney clientMoney;
    @Autowired TrustTransfers transfers;
    @Autowired BankAccounts bankAccounts;
    @Autowired JdbcClient jdbc;
    @Autowired PlatformTransactionManager transactions;

    BillingFirm office;

    @BeforeEach
    void open() {
        office = billing.in(firms.found());
    }

    @AfterEach
    void theBooksVerify() {
        assertThat(office.findings()).isEmpty();
        assertThat(balance("ACCOUNTS_RECEIVABLE")).isEqualTo(receivable());
        assertThat(balance("UNAPPLIED_RECEIPTS").negated()).isEqualTo(unapplied());
    }

    @Test
    void fromHoursToMoneyAndBack() {
        BankAccountId trust = trustAccount();
        office.firm.asAdministrator(() -> clientMoney.receive(new TrustReceipt(trust, office.matter, DAY, usd("1000.00"), "Maria Ortiz", "Advance", "Wire", "W-1", DAY)).orThrow());
        office.expense(office.matter, ExpenseKind.HARD, "120.00", "Filing fee");
        office.time(office.matter, 60, "Draft reply brief");
        PreBillView preBill = office.prepared(office.matter);
        office.firm.asAdministrator(() -> office.review().change(preBill.id(), preBill.lines().getFirst().id(), LineEdit.amount(usd("400.00"), "goodwill"))).orThrow();
        office.approve(preBill.id()).orThrow();
        InvoiceView bill = office.bill(office.issue(preBill.id()).orThrow().invoiceId());
        assertThat(bill.total()).isEqualTo(usd("520.00"));
        assertThat(bill.clientMoney()).isEqualTo(usd("1000.00"));

        PaymentView part = pay("200.00", new Allocation(bill.id(), usd("200.00"))).orThrow();
        assertThat(office.bill(bill.id()).status()).isEqualTo(InvoiceStatus.PARTLY_PAID);
        office.firm.asAdministrator(() -> transfers.transfer(new TrustTransfer.ToOperating(trust, office.operating, office.matter, bill.id(), PAID, usd("320.00"))).orThrow());
        InvoiceView paid = office.bill(bill.id());
        assertThat(paid.status()).isEqualTo(InvoiceStatus.PAID);
        assertThat(paid.settlements()).extracting(SettlementView::amount).containsExactly(usd("200.00"), usd("320.00"));

        reverse(part, "bounced").orThrow();
        assertThat(office.bill(bill.id()).balance()).isEqualTo(usd("200.00"));
        PaymentView fromTrust = payment(paid.settlements().get(1));
        reverse(fromTrust, "wrong bill").orThrow();
        assertThat(office.bill(bill.id()).balance()).isEqualTo(usd("520.00"));
        assertThat(code(reverse(part, "again"))).isEqualTo("payment-reversed");
    }

    @Test
    void clientMoneyPaysNoMoreThanTheBillAndOnlyOfItsMatter() {
        BankAccountId trust = trustAccount();
        office.firm.asAdministrator(() -> clientMoney.receive(new TrustReceipt(trust, office.matter, DAY, usd("1000.00"), "Maria Ortiz", "Advance", "Wire", "W-1", DAY)).orThrow());
        InvoiceView bill = office.issued(office.matter, 60);
        var tooMuch = new TrustTransfer.ToOperating(trust, office.operating, office.matter, bill.id(), PAID, usd("450.01"));
        var tooEarly = new TrustTransfer.ToOperating(trust, office.operating, office.matter, bill.id(), ISSUED.minusDays(1), usd("1.00"));
        assertThat(code(office.firm.asAdministrator(() -> transfers.transfer(tooMuch)))).isEqualTo("over-allocated");
        assertThat(code(office.firm.asAdministrator(() -> transfers.transfer(tooEarly)))).isEqualTo("trust-invoice-required");
    }

    @Test
    void aPaymentGoesToTheOldestBillsFirstAndItsRestWaits() {
        InvoiceView first = office.issued(office.matter, 60);
        InvoiceView second = office.issued(office.matter, 60);
        PaymentView payment = pay("1000.00", (Allocation[]) null).orThrow();
        assertThat(payment.allocations()).extracting(PaymentView.Allocated::invoiceId).containsExactlyInAnyOrder(first.id(), second.id());
        assertThat(payment.unallocated()).isEqualTo(usd("100.00"));
        InvoiceView third = office.issued(office.matter, 60);
        PaymentView allocated = office.firm.asAdministrator(() -> payments.allocate(payment.id(), PAID, List.of(new Allocation(third.id(), usd("100.00")))).orThrow());
        assertThat(allocated.unallocated()).isEqualTo(usd("0.00"));
        assertThat(office.bill(third.id()).balance()).isEqualTo(usd("350.00"));
        assertThat(code(office.firm.asAdministrator(() -> payments.allocate(payment.id(), PAID, List.of(new Allocation(third.id(), usd("0.01"))))))).isEqualTo("over-allocated");
        reverse(allocated, "bounced").orThrow();
        assertThat(office.bill(third.id()).balance()).isEqualTo(usd("450.00"));
    }

    @Test
    void aPaymentBeforeTheBillIsTakenOnTheBillsDay() {
        InvoiceView bill = office.issued(office.matter, 60);
        PaymentView early = office.firm.asAdministrator(() -> payments.record(new NewPayment(office.client, office.operating, ISSUED.minusDays(10), usd("450.00"), "CHEQUE", "1001",
                List.of(new Allocation(bill.id(), usd("450.00"))))).orThrow());
        assertThat(early.allocations()).singleElement().satisfies(part -> assertThat(part.date()).isEqualTo(ISSUED));
    }

    @Test
    void moreThanABillOrAPaymentIsRefusedAndChangesNothing() {
        InvoiceView bill = office.issued(office.matter, 60);
        assertThat(code(pay("1000.00", new Allocation(bill.id(), usd("450.01"))))).isEqualTo("over-allocated");
        assertThat(code(pay("100.00", new Allocation(bill.id(), usd("100.01"))))).isEqualTo("over-allocated");
        assertThat(pay("100.00", new Allocation(bill.id(), usd("50.00")), new Allocation(bill.id(), usd("50.00"))).refusals()).extracting("code", "field")
                .containsExactly(org.assertj.core.groups.Tuple.tuple("invoice-twice", "allocations[1].invoiceId"));
        assertThat(office.bill(bill.id()).balance()).isEqualTo(usd("450.00"));
    }

    @Test
    void aBillIsNotPaidIntoTrust() {
        InvoiceView bill = office.issued(office.matter, 60);
        BankAccountId trust = trustAccount();
        var payment = new NewPayment(office.client, trust, PAID, usd("450.00"), "CHEQUE", null, List.of(new Allocation(bill.id(), usd("450.00"))));
        assertThat(code(office.firm.asAdministrator(() -> payments.record(payment)))).isEqualTo("bank-account-not-operating");
    }

    @Test
    void aVoidedBillFreesItsWorkAndKeepsItsNumber() {
        InvoiceView bill = office.issued(office.matter, 60);
        PaymentView payment = pay("50.00", new Allocation(bill.id(), usd("50.00"))).orThrow();
        assertThat(code(voided(bill))).isEqualTo("bill-settled");
        reverse(payment, "mistake").orThrow();
        assertThat(voided(bill).orThrow().status()).isEqualTo(InvoiceStatus.VOID);
        assertThat(code(voided(bill))).isEqualTo("bill-void");
        PreBillView again = office.prepared(office.matter);
        assertThat(again.total()).isEqualTo(usd("450.00"));
        office.approve(again.id()).orThrow();
        assertThat(office.issue(again.id()).orThrow().number()).isEqualTo("2026-0002");
        assertThat(code(pay("1.00", new Allocation(bill.id(), usd("1.00"))))).isEqualTo("bill-void");
    }

    @Test
    void aCreditNoteTakesBackAPartAndThenTheRest() {
        office.expense(office.matter, ExpenseKind.SOFT, "33.33", "Copies");
        InvoiceView bill = office.issued(office.matter, 60);
        CreditNoteView part = credit(bill, new NewCreditNote(null, "overcharged", null, usd("100.00"))).orThrow();
        assertThat(part.number()).isEqualTo("CN-" + part.date().getYear() + "-0001");
        assertThat(part.total()).isEqualTo(usd("100.00"));
        CreditNoteView rest = credit(bill, NewCreditNote.whole("goodwill")).orThrow();
        assertThat(rest.total()).isEqualTo(usd("383.33"));
        assertThat(office.bill(bill.id()).status()).isEqualTo(InvoiceStatus.CREDITED);
        assertThat(code(credit(bill, NewCreditNote.whole("more")))).isEqualTo("nothing-to-credit");
    }

    @Test
    void noMoreIsCreditedThanIsOwed() {
        InvoiceView bill = office.issued(office.matter, 60);
        pay("400.00", new Allocation(bill.id(), usd("400.00"))).orThrow();
        assertThat(code(credit(bill, NewCreditNote.whole("all of it")))).isEqualTo("over-allocated");
        var line = new NewCreditNote.Line(bill.lines().getFirst().id(), usd("50.00"));
        assertThat(credit(bill, new NewCreditNote(null, "a part", List.of(line), null)).orThrow().total()).isEqualTo(usd("50.00"));
    }

    @Test
    void aDebtIsGivenUpByTwoPeople() {
        InvoiceView bill = office.issued(office.matter, 60);
        WriteOffView proposal = office.firm.asAdministrator(() -> writeOffs.propose(bill.id(), null, "insolvent").orThrow());
        assertThat(code(office.firm.asAdministrator(() -> writeOffs.propose(bill.id(), usd("1.00"), "again")))).isEqualTo("write-off-open");
        assertThat(code(office.firm.asAdministrator(() -> writeOffs.approve(proposal.id(), null)))).isEqualTo("self-approval");
        assertThat(office.bill(bill.id()).balance()).isEqualTo(usd("450.00"));
        office.firm.as(office.partner, () -> writeOffs.approve(proposal.id(), null).orThrow());
        assertThat(office.bill(bill.id()).balance()).isEqualTo(usd("0.00"));
        assertThat(balance("WRITE_OFF")).isEqualTo(usd("450.00"));
        assertThat(code(office.firm.as(office.partner, () -> writeOffs.approve(proposal.id(), null)))).isIn("already-decided", "amount-not-positive");
    }

    @Test
    void aCostPaidForAClientIsAdvancedUntilItIsBilled() {
        office.expense(office.matter, ExpenseKind.HARD, "120.00", "Filing fee");
        assertThat(balance("CLIENT_COSTS_ADVANCED")).isEqualTo(usd("120.00"));
        assertThat(balance("ACCOUNTS_PAYABLE")).isEqualTo(usd("-120.00"));
        PreBillView preBill = office.prepared(office.matter);
        office.firm.asAdministrator(() -> office.review().change(preBill.id(), preBill.lines().getFirst().id(), LineEdit.amount(usd("100.00"), "estimate was 100"))).orThrow();
        office.approve(preBill.id()).orThrow();
        office.issue(preBill.id()).orThrow();
        assertThat(balance("CLIENT_COSTS_ADVANCED")).isEqualTo(usd("0.00"));
        assertThat(balance("COST_RECOVERY_INCOME")).isEqualTo(usd("20.00"));
    }

    @Test
    void aBillIsNotDatedBeforeItsWork() {
        office.time(office.matter, 60, "Draft reply brief");
        PreBillView preBill = office.prepared(office.matter);
        office.approve(preBill.id()).orThrow();
        var early = office.firm.asAdministrator(() -> invoices.issue(preBill.id(), new IssueBill(DAY.minusDays(1), null)));
        var unduly = office.firm.asAdministrator(() -> invoices.issue(preBill.id(), new IssueBill(ISSUED, ISSUED.minusDays(1))));
        assertThat(early.refusals()).extracting("code", "field").containsExactly(org.assertj.core.groups.Tuple.tuple("issue-before-work", "date"));
        assertThat(unduly.refusals()).extracting("code", "field").containsExactly(org.assertj.core.groups.Tuple.tuple("due-before-issue", "dueOn"));
        assertThat(office.issue(preBill.id()).orThrow().number()).isEqualTo("2026-0001");
    }

    private BankAccountId trustAccount() {
        return office.firm.asAdministrator(() -> bankAccounts.open(NewBankAccount.of("Client trust", BankAccountKind.TRUST, CurrencyUnit.USD)).orThrow().id());
    }

    private Outcome<PaymentView> pay(String amount, Allocation... allocations) {
        return office.firm.asAdministrator(() -> payments.record(new NewPayment(office.client, office.operating, PAID, usd(amount), "CHEQUE", "1001",
                allocations == null ? null : List.of(allocations))));
    }

    private PaymentView payment(SettlementView settlement) {
        return office.firm.asAdministrator(() -> payments.find(new PaymentId(settlement.source())).orElseThrow());
    }

    private Outcome<PaymentView> reverse(PaymentView payment, String reason) {
        return office.firm.asAdministrator(() -> payments.reverse(payment.id(), PAID.plusDays(5), reason));
    }

    private Outcome<InvoiceView> voided(InvoiceView bill) {
        return office.firm.asAdministrator(() -> invoices.voidBill(bill.id(), PAID.plusDays(10), "wrong client"));
    }

    private Outcome<CreditNoteView> credit(InvoiceView bill, NewCreditNote note) {
        return office.firm.asAdministrator(() -> creditNotes.issue(bill.id(), note));
    }

    private Money balance(String role) {
        return money("select coalesce(sum(p.amount_minor), 0) from finance.posting p join finance.account a on a.firm_id = p.firm_id and a.id = p.account_id where a.role = '"
                + role + "'");
    }

    private Money receivable() {
        return money("select coalesce(sum(amount_minor), 0) from finance.receivable");
    }

    private Money unapplied() {
        return money("select coalesce(sum(unapplied_minor), 0) from finance.unapplied_payment");
    }

    private Money money(String sql) {
        return office.firm.asAdministrator(() -> new TransactionTemplate(transactions).execute(_ -> Money.ofMinor(CurrencyUnit.USD, jdbc.sql(sql).query(Long.class).single())));
    }

    private static String code(Outcome<?> outcome) {
        return outcome.refusals().getFirst().code();
    }
}
