package org.chancery.finance.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.testing.TestBilling.DAY;
import static org.chancery.testing.TestBilling.THROUGH;
import static org.chancery.testing.TestBilling.usd;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.BankAccountKind;
import org.chancery.finance.ledger.BankAccounts;
import org.chancery.finance.ledger.NewBankAccount;
import org.chancery.finance.trust.ClientMoney;
import org.chancery.finance.trust.TrustReceipt;
import org.chancery.finance.trust.TrustTransfer;
import org.chancery.finance.trust.TrustTransfers;
import org.chancery.practice.matters.Arrangement;
import org.chancery.practice.matters.Blended;
import org.chancery.practice.matters.Capped;
import org.chancery.practice.matters.Contingency;
import org.chancery.practice.matters.Hybrid;
import org.chancery.practice.matters.MatterDetails;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.MatterView;
import org.chancery.practice.matters.Matters;
import org.chancery.practice.matters.Subscription;
import org.chancery.practice.matters.SuccessFee;
import org.chancery.practice.matters.TaskFees;
import org.chancery.practice.matters.TimeCharge;
import org.chancery.practice.timekeeping.ExpenseKind;
import org.chancery.shared.Outcome;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestBilling;
import org.chancery.testing.TestBilling.BillingFirm;
import org.chancery.testing.TestClock;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TrustChecker;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How clients may agree to pay, a story each, with the clock moved; books and client money are counted anew after every step. */
@ChancerySpringTest
class ArrangementStoriesTest {

    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 2);
    private static final Contingency AGREED = new Contingency(List.of(new Contingency.Stage("Settled before suit", new BigDecimal("33.3333")),
            new Contingency.Stage("After trial begins", new BigDecimal("40"))), Contingency.Costs.BEFORE, LocalDate.of(2026, 9, 1));

    @Autowired TestFirms firms;
    @Autowired TestBilling billing;
    @Autowired Matters matters;
    @Autowired PreBills preBills;
    @Autowired Invoices invoices;
    @Autowired CreditNotes creditNotes;
    @Autowired AgreedFees agreed;
    @Autowired Recoveries recoveries;
    @Autowired Retainers retainers;
    @Autowired ClosingStatementPdf statements;
    @Autowired BankAccounts bankAccounts;
    @Autowired ClientMoney clientMoney;
    @Autowired TrustTransfers transfers;
    @Autowired TrustChecker checker;

    BillingFirm office;

    @BeforeEach
    void open() {
        at(NOVEMBER);
        office = billing.in(firms.found());
    }

    @AfterEach
    void theClockGoesOn() {
        checked(Boolean.TRUE);
        TestClock.set(null);
    }

    @Test
    void aCapHoldsOverAllBillsAndWhatIsOverStaysToBeSeen() {
        MatterId matter = matter(new Capped(usd("1000.00")));
        IntStream.range(0, 3).forEach(_ -> office.time(matter, 60, "Draft reply brief"));
        office.expense(matter, ExpenseKind.HARD, "120.00", "Filing fee");
        PreBillView bill = prepared(matter, THROUGH);
        assertThat(amounts(bill)).containsExactly(usd("450.00"), usd("450.00"), usd("100.00"), usd("120.00"));
        assertThat(bill.lines().get(2).worked().amount()).isEqualTo(usd("450.00"));
        assertThat(bill.lines().get(2).rate()).isEqualTo(usd("450.00"));
        assertThat(office.firm.asAdministrator(() -> preBills.changes(bill.id()))).filteredOn(change -> change.what() == PreBillChange.What.CAPPED).singleElement()
                .satisfies(change -> assertThat(change.effect()).isEqualTo(usd("-350.00")))
                .satisfies(change -> assertThat(change.reason()).contains("capped at $1,000.00"));
        InvoiceView first = issued(bill);

        office.time(matter, 60, "Telephone conference");
        PreBillView over = prepared(matter, THROUGH);
        assertThat(over.lines()).singleElement().satisfies(line -> assertThat(line.charge()).isEqualTo(Charge.OVER_CAP))
                .satisfies(line -> assertThat(line.writtenDown()).isEqualTo(usd("450.00")));
        assertThat(office.firm.asAdministrator(() -> preBills.warnings(over))).isEmpty();
        PreBillView raised = office.firm.asAdministrator(() -> office.review().change(over.id(), over.lines().getFirst().id(), LineEdit.amount(usd("0.01"), "one cent")).orThrow());
        assertThat(office.firm.asAdministrator(() -> preBills.warnings(raised))).singleElement().asString().contains("beyond the cap");
        office.approve(raised.id()).orThrow();
        assertThat(code(office.issue(raised.id()))).isEqualTo("over-cap");

        office.firm.asAdministrator(() -> creditNotes.issue(first.id(), new NewCreditNote(NOVEMBER, "goodwill", List.of(new NewCreditNote.Line(first.lines().getFirst().id(), usd("200.00"))), null)).orThrow());
        assertThat(cap(matter).charged()).isEqualTo(usd("800.00"));
        checked(office.issue(raised.id()).orThrow());
        assertThat(cap(matter).room()).isEqualTo(usd("199.99"));
    }

    @Test
    void ofTwoBillsAtOnceThatTogetherPassTheCapOneIsRefused() {
        MatterId matter = matter(new Capped(usd("500.00")));
        List<PreBillView> bills = IntStream.range(0, 2).mapToObj(_ -> {
            office.time(matter, 30, "Draft reply brief");
            PreBillView bill = prepared(matter, THROUGH);
            office.firm.asAdministrator(() -> office.review().change(bill.id(), bill.lines().getFirst().id(), LineEdit.amount(usd("300.00"), "agreed by telephone"))).orThrow();
            return office.approve(bill.id()).orThrow();
        }).toList();
        List<Outcome<IssuedBill>> issued = bills.stream().map(bill -> CompletableFuture.supplyAsync(() -> office.issue(bill.id()))).toList().stream().map(CompletableFuture::join).toList();
        assertThat(issued).filteredOn(Outcome::isDone).hasSize(1);
        assertThat(issued).filteredOn(each -> !each.isDone()).singleElement().satisfies(refused -> assertThat(code(refused)).isEqualTo("over-cap"));
        assertThat(cap(matter).charged()).isEqualTo(usd("300.00"));
    }

    @Test
    void aVoidedBillFreesTheCap() {
        MatterId matter = matter(new Capped(usd("500.00")));
        office.time(matter, 120, "Draft reply brief");
        InvoiceView bill = issued(prepared(matter, THROUGH));
        assertThat(bill.total()).isEqualTo(usd("500.00"));
        voided(bill);
        assertThat(cap(matter).room()).isEqualTo(usd("500.00"));
        assertThat(prepared(matter, THROUGH).total()).isEqualTo(usd("500.00"));
        assertThat(cap(matter).drafted()).isEqualTo(usd("500.00"));
    }

    @Test
    void aBlendedRateStandsBesideEverybodysOwn() {
        MatterId matter = matter(new Blended(usd("333.33")));
        office.time(matter, 7, "Telephone conference");
        PreBillView bill = prepared(matter, THROUGH);
        assertThat(bill.lines()).singleElement().satisfies(line -> assertThat(line.rate()).isEqualTo(usd("333.33")))
                .satisfies(line -> assertThat(line.worked().rate()).isEqualTo(usd("450.00"))).satisfies(line -> assertThat(line.amount()).isEqualTo(usd("66.67")));
        assertThat(issued(bill).lines().getFirst().rate()).isEqualTo(usd("333.33"));
    }

    @Test
    void aSubscriptionChargesEachPeriodOnceWhoeverAsksHoweverOften() {
        var monthly = new Subscription(usd("500.00"), Subscription.Every.MONTH, LocalDate.of(2026, 8, 31));
        MatterId matter = matter(monthly);
        office.time(matter, 60, "Telephone conference");
        List<Outcome<PreparedBills>> both = IntStream.range(0, 2).mapToObj(_ -> CompletableFuture.supplyAsync(() -> run(matter, THROUGH))).toList().stream().map(CompletableFuture::join).toList();
        List<PreparedBills.Item> items = both.stream().filter(each -> each instanceof Outcome.Done<PreparedBills>).flatMap(each -> each.orThrow().items().stream()).toList();
        PreBillView bill = office.firm.asAdministrator(() -> preBills.find(items.getFirst().id()).orElseThrow());
        assertThat(items).singleElement().satisfies(item -> assertThat(item.total()).isEqualTo(usd("1500.00")));
        assertThat(fees(matter)).extracting(AgreedFeeView::dueOn).containsExactly(LocalDate.of(2026, 10, 31), LocalDate.of(2026, 9, 30), LocalDate.of(2026, 8, 31));
        assertThat(bill.lines().getLast().charge()).isEqualTo(Charge.COVERED);
        assertThat(bill.lines().getLast().worked().amount()).isEqualTo(usd("450.00"));
        InvoiceView issued = issued(bill);
        assertThat(run(matter, THROUGH).orThrow().items()).isEmpty();

        voided(issued);
        assertThat(prepared(matter, THROUGH).total()).isEqualTo(usd("1500.00"));
        at(LocalDate.of(2026, 12, 1));
        change(matter, new Subscription(usd("600.00"), Subscription.Every.MONTH, LocalDate.of(2026, 8, 31)));
        PreBillView december = prepared(matter, LocalDate.of(2026, 12, 1));
        assertThat(amounts(december)).containsExactly(usd("600.00"));
        AgreedFeeView waived = fees(matter).getFirst();
        assertThat(code(withdraw(waived))).isEqualTo("fee-on-pre-bill");
        office.firm.asAdministrator(() -> preBills.cancel(december.id(), "").orThrow());
        withdraw(waived).orThrow();
        assertThat(run(matter, LocalDate.of(2026, 12, 1)).orThrow().items()).as("a period that was waived does not come back").isEmpty();
        assertThat(fees(matter)).hasSize(4);
    }

    @Test
    void aTaskIsDueOnceAndAnAppearanceEachTime() {
        MatterId matter = matter(new TaskFees(List.of(new TaskFees.Fee("Answer", usd("1500.00"), TaskFees.Due.ONCE), new TaskFees.Fee("Hearing", usd("400.00"), TaskFees.Due.EACH_TIME))));
        assertThat(code(earn(matter, "Appeal", DAY))).isEqualTo("item-unknown");
        assertThat(code(earn(matter, "Hearing", NOVEMBER.plusDays(1)))).isEqualTo("date-out-of-range");
        AgreedFeeView answer = earn(matter, "Answer", DAY).orThrow();
        assertThat(office.firm.asAdministrator(() -> matters.close(matter, NOVEMBER)).refusals()).extracting("code").contains("fees-unbilled");
        assertThat(code(earn(matter, "Answer", DAY))).isEqualTo("fee-due-already");
        earn(matter, "Hearing", DAY).orThrow();
        earn(matter, "Hearing", DAY.plusDays(1)).orThrow();
        office.time(matter, 60, "Prepare for the hearing");
        PreBillView bill = prepared(matter, THROUGH);
        assertThat(bill.total()).isEqualTo(usd("2300.00"));
        assertThat(code(withdraw(answer))).isEqualTo("fee-on-pre-bill");
        InvoiceView issued = issued(bill);
        assertThat(code(withdraw(answer))).isEqualTo("fee-billed");
        assertThat(fees(matter)).extracting(AgreedFeeView::invoiceNumber).containsOnly(issued.number());
        voided(issued);
        withdraw(answer).orThrow();
        earn(matter, "Answer", DAY).orThrow();
        assertThat(prepared(matter, THROUGH).total()).isEqualTo(usd("2300.00"));
        assertThat(code(earn(office.matter, "Answer", DAY))).isEqualTo("no-agreed-fees");
    }

    @Test
    void aContingencyEndsInAClosingStatementAndItsFeeIsPaidFromTheRecovery() {
        MatterId matter = matter(AGREED);
        BankAccountId trust = trust();
        office.time(matter, 600, "Draft the complaint");
        office.expense(matter, ExpenseKind.HARD, "1000.01", "Expert report");
        assertThat(code(recovered(matter, "On appeal", "100000.00"))).isEqualTo("stage-unknown");
        assertThat(code(recovered(matter, "Settled before suit", "1000.01"))).isEqualTo("no-fee");
        office.firm.asAdministrator(() -> clientMoney.receive(new TrustReceipt(trust, matter, DAY, usd("100000.00"), "Harbor Insurance", "Settlement", "Wire", "W-1", DAY)).orThrow());
        RecoveryView recovery = recovered(matter, "Settled before suit", "100000.00").orThrow();
        assertThat(recovery.base()).isEqualTo(usd("98999.99"));
        assertThat(recovery.fee()).as("33.3333 % of it, half up").isEqualTo(usd("32999.96"));
        assertThat(recovery.remains()).isEqualTo(usd("66000.03"));
        assertThat(new String(office.firm.asAdministrator(() -> statements.of(recovery.id()).orElseThrow()), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");

        PreBillView bill = prepared(matter, THROUGH);
        assertThat(bill.lines()).extracting(PreBillLineView::kind).containsExactly(LineKind.AGREED_FEE, LineKind.TIME, LineKind.EXPENSE);
        assertThat(bill.total()).isEqualTo(usd("33999.97"));
        InvoiceView issued = issued(bill);
        at(LocalDate.of(2026, 11, 10));
        checked(office.firm.asAdministrator(() -> transfers.transfer(new TrustTransfer.ToOperating(trust, office.operating, matter, issued.id(), LocalDate.of(2026, 11, 10), usd("33999.97"))).orThrow()));
        assertThat(office.bill(issued.id()).status()).isEqualTo(InvoiceStatus.PAID);
        RecoveryView second = recovered(matter, "After trial begins", "10.00").orThrow();
        assertThat(second.costs()).as("no cost is taken off twice").isEmpty();
        assertThat(second.fee()).isEqualTo(usd("4.00"));
        withdraw(fees(matter).stream().filter(AgreedFeeView::waits).findFirst().orElseThrow()).orThrow();
        assertThat(office.firm.asAdministrator(() -> recoveries.find(second.id()).orElseThrow().withdrawn())).isTrue();
    }

    @Test
    void timeOfAContingencyWaitsForTheRecovery() {
        MatterId matter = matter(AGREED);
        office.time(matter, 600, "Draft the complaint");
        assertThat(run(matter, THROUGH).orThrow().skipped()).singleElement().satisfies(skipped -> assertThat(skipped.reason()).contains("waits for a recovery"));
        office.expense(matter, ExpenseKind.SOFT, "20.00", "Copies");
        assertThat(prepared(matter, THROUGH).lines()).extracting(PreBillLineView::kind).containsExactly(LineKind.EXPENSE);
    }

    @Test
    void aSuccessFeeIsDueOnceBesideReducedHours() {
        MatterId matter = matter(new SuccessFee(usd("5000.00"), "The licence is granted", new BigDecimal("50")));
        office.time(matter, 60, "Draft the application");
        assertThat(issued(prepared(matter, THROUGH)).total()).isEqualTo(usd("225.00"));
        earn(matter, null, DAY).orThrow();
        assertThat(code(earn(matter, null, DAY))).isEqualTo("fee-due-already");
        PreBillView bill = prepared(matter, THROUGH);
        assertThat(bill.lines()).singleElement().satisfies(line -> assertThat(line.narrative()).isEqualTo("Success fee: The licence is granted"));
        assertThat(issued(bill).total()).isEqualTo(usd("5000.00"));
    }

    @Test
    void aHybridIsHourlyBesideAFeeOrAShare() {
        var flat = new Hybrid(new BigDecimal("100"), usd("2000.00"), List.of("L1"), null);
        assertThat(flat.charge("L110")).isEqualTo(new TimeCharge.Covered());
        assertThat(flat.charge("L210")).isEqualTo(new TimeCharge.AtRates());
        MatterId part = matter(flat);
        office.time(part, 60, "Draft reply brief");
        assertThat(amounts(prepared(part, THROUGH))).containsExactly(usd("2000.00"), usd("450.00"));

        MatterId matter = matter(new Hybrid(new BigDecimal("60"), null, List.of(),
                new Contingency(List.of(new Contingency.Stage("Any", BigDecimal.TEN)), Contingency.Costs.AFTER, LocalDate.of(2026, 9, 1))));
        office.time(matter, 60, "Draft reply brief");
        office.expense(matter, ExpenseKind.SOFT, "20.00", "Copies");
        assertThat(issued(prepared(matter, THROUGH)).total()).isEqualTo(usd("290.00"));
        assertThat(recovered(matter, "Any", "1000.00").orThrow().remains()).isEqualTo(usd("880.00"));
        assertThat(issued(prepared(matter, THROUGH)).total()).isEqualTo(usd("100.00"));
    }

    @Test
    void anEvergreenRetainerAsksOnceEachTimeItFalls() {
        BankAccountId trust = trust();
        office.firm.asAdministrator(() -> clientMoney.receive(new TrustReceipt(trust, office.matter, DAY, usd("1000.00"), "Maria Ortiz", "Advance", "Wire", "W-1", DAY)).orThrow());
        assertThat(set(office.matter, new Retainer.Evergreen(usd("1000.00"), usd("1000.00"))).refusals()).extracting("field").containsExactly("minimum");
        assertThat(set(office.matter, new Retainer.Evergreen(usd("1000.00"), usd("600.00"))).orThrow().asked()).isEmpty();
        InvoiceView bill = office.issued(office.matter, 60);
        at(LocalDate.of(2026, 11, 10));
        pay(trust, bill, "399.99");
        assertThat(standing().asked()).isEmpty();
        pay(trust, bill, "0.01");
        pay(trust, bill, "50.00");
        assertThat(standing().asked()).singleElement().satisfies(asked -> assertThat(asked.amount()).isEqualTo(usd("400.00"))).satisfies(asked -> assertThat(asked.held()).isEqualTo(usd("600.00")));
        assertThat(standing().held()).isEqualTo(usd("550.00"));
        office.firm.asAdministrator(() -> clientMoney.receive(new TrustReceipt(trust, office.matter, LocalDate.of(2026, 11, 10), usd("450.00"), "Maria Ortiz", "Top-up", "Wire", "W-2", LocalDate.of(2026, 11, 10))).orThrow());
        InvoiceView next = office.issued(office.matter, 60);
        pay(trust, next, "450.00");
        assertThat(standing().asked()).hasSize(2);
        assertThat(set(office.matter, new Retainer.Evergreen(usd("2000.00"), usd("600.00"))).orThrow().asked().getFirst().amount()).as("asked at once where too little is held").isEqualTo(usd("1450.00"));
    }

    @Test
    void aRetainerEarnedOnReceiptIsBilledAndNeverClientMoney() {
        assertThat(set(office.matter, new Retainer.Earned(usd("0.00"))).refusals()).extracting("field").containsExactly("amount");
        set(office.matter, new Retainer.Earned(usd("3000.00"))).orThrow();
        assertThat(code(set(office.matter, new Retainer.Earned(usd("4000.00"))))).isEqualTo("retainer-waits");
        PreBillView bill = prepared(office.matter, NOVEMBER);
        assertThat(bill.lines()).singleElement().satisfies(line -> assertThat(line.narrative()).isEqualTo("Retainer, earned on receipt"));
        assertThat(issued(bill).total()).isEqualTo(usd("3000.00"));
        set(office.matter, new Retainer.Earned(usd("4000.00"))).orThrow();
        assertThat(prepared(office.matter, NOVEMBER).total()).isEqualTo(usd("4000.00"));
        assertThat(set(office.matter, new Retainer.Advance(usd("100.00"))).orThrow().held()).isEqualTo(usd("0.00"));
    }

    private BankAccountId trust() {
        return office.firm.asAdministrator(() -> bankAccounts.open(NewBankAccount.of("Client trust", BankAccountKind.TRUST, CurrencyUnit.USD)).orThrow().id());
    }

    private void pay(BankAccountId trust, InvoiceView bill, String amount) {
        checked(office.firm.asAdministrator(() -> transfers.transfer(new TrustTransfer.ToOperating(trust, office.operating, office.matter, bill.id(), LocalDate.of(2026, 11, 10), usd(amount))).orThrow()));
    }

    private Outcome<Retainers.Standing> set(MatterId matter, Retainer retainer) {
        return office.firm.asAdministrator(() -> retainers.set(matter, retainer));
    }

    private Retainers.Standing standing() {
        return office.firm.asAdministrator(() -> retainers.of(matters.find(office.matter).orElseThrow()));
    }

    @Test
    void whatIsWrongIsRefusedAtItsField() {
        assertThat(refused(new Capped(usd("0.00")))).containsExactly("arrangement.cap");
        assertThat(refused(new Blended(Money.of(CurrencyUnit.EUR, 1)))).containsExactly("arrangement.rate");
        assertThat(refused(new TaskFees(List.of()))).containsExactly("arrangement.fees");
        assertThat(refused(new Contingency(List.of(new Contingency.Stage("", BigDecimal.TEN), new Contingency.Stage("Any", new BigDecimal("100.1"))), Contingency.Costs.AFTER, DAY)))
                .containsExactly("arrangement.stages[0].name", "arrangement.stages[1].percent");
        assertThat(refused(new Hybrid(BigDecimal.ZERO, usd("1.00"), List.of(), AGREED))).containsExactly("arrangement.timePercent", "arrangement.fee");
        assertThat(refused(new SuccessFee(usd("1.00"), " ", new BigDecimal("33.33333")))).containsExactly("arrangement.success", "arrangement.timePercent");
    }

    private List<String> refused(Arrangement arrangement) {
        return office.firm.asAdministrator(() -> matters.open(details(arrangement))).refusals().stream().map(each -> String.valueOf(each.field())).toList();
    }

    private MatterDetails details(Arrangement arrangement) {
        return new MatterDetails(office.client, "Ortiz v. Harbor", "", "", "", null, null, null, "USD", arrangement, null);
    }

    /** What was written is what is read. */
    private MatterId matter(Arrangement arrangement) {
        MatterId id = office.matter(details(arrangement));
        assertThat(office.firm.asAdministrator(() -> matters.find(id).orElseThrow().arrangement())).isEqualTo(arrangement);
        return id;
    }

    private void change(MatterId id, Arrangement arrangement) {
        office.firm.asAdministrator(() -> {
            MatterView matter = matters.find(id).orElseThrow();
            MatterDetails was = matter.details();
            return matters.change(id, matter.version(), new MatterDetails(was.clientId(), was.name(), "", "", "", was.responsibleId(), null, was.openedOn(), "USD", arrangement, null, was.officeId())).orThrow();
        });
    }

    private static void at(LocalDate day) {
        TestClock.set(day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));
    }

    private <T> T checked(T done) {
        checker.check(office.firm);
        return done;
    }

    private Outcome<PreparedBills> run(MatterId matter, LocalDate through) {
        return office.firm.asAdministrator(() -> preBills.prepare(new PrepareBills(List.of(matter), through)));
    }

    private PreBillView prepared(MatterId matter, LocalDate through) {
        return checked(office.firm.asAdministrator(() -> preBills.find(run(matter, through).orThrow().items().getFirst().id()).orElseThrow()));
    }

    private InvoiceView issued(PreBillView bill) {
        office.approve(bill.id()).orThrow();
        return checked(office.bill(office.issue(bill.id()).orThrow().invoiceId()));
    }

    private void voided(InvoiceView bill) {
        checked(office.firm.asAdministrator(() -> invoices.voidBill(bill.id(), null, "entered twice").orThrow()));
    }

    private AgreedFees.Cap cap(MatterId matter) {
        return office.firm.asAdministrator(() -> agreed.cap(matters.find(matter).orElseThrow()).orElseThrow());
    }

    private List<AgreedFeeView> fees(MatterId matter) {
        return office.firm.asAdministrator(() -> agreed.of(matter));
    }

    private Outcome<AgreedFeeView> earn(MatterId matter, String item, LocalDate on) {
        return checked(office.firm.asAdministrator(() -> agreed.earn(matter, new NewAgreedFee(item, on, null))));
    }

    private Outcome<AgreedFeeView> withdraw(AgreedFeeView fee) {
        return checked(office.firm.asAdministrator(() -> agreed.withdraw(fee.id(), "waived")));
    }

    private Outcome<RecoveryView> recovered(MatterId matter, String stage, String amount) {
        return checked(office.firm.asAdministrator(() -> recoveries.record(matter, new NewRecovery(LocalDate.of(2026, 10, 30), usd(amount), stage, "Harbor Insurance", "Settled."))));
    }

    private static List<Money> amounts(PreBillView bill) {
        return bill.lines().stream().map(PreBillLineView::amount).toList();
    }

    private static String code(Outcome<?> outcome) {
        return outcome.refusals().getFirst().code();
    }
}
