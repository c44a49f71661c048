package org.chancery.attacks;

import static org.chancery.testing.TestBilling.DAY;
import static org.chancery.testing.TestBilling.ISSUED;
import static org.chancery.testing.TestBilling.usd;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chancery.finance.banking.LineId;
import org.chancery.finance.banking.Matches;
import org.chancery.finance.banking.NewBankError;
import org.chancery.finance.banking.NewReconciliation;
import org.chancery.finance.banking.Reconciliations;
import org.chancery.finance.banking.Statements;
import org.chancery.finance.billing.Allocation;
import org.chancery.finance.billing.CreditNotes;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.finance.billing.NewCreditNote;
import org.chancery.finance.billing.NewPayment;
import org.chancery.finance.billing.NewRecovery;
import org.chancery.finance.billing.Payments;
import org.chancery.finance.billing.Recoveries;
import org.chancery.finance.billing.Retainer;
import org.chancery.finance.billing.Retainers;
import org.chancery.finance.billing.TaxCodes;
import org.chancery.finance.billing.WriteOffs;
import org.chancery.finance.delivery.BillPrints;
import org.chancery.finance.delivery.Deliveries;
import org.chancery.finance.delivery.DeliveryPreference;
import org.chancery.finance.delivery.DeliveryPreferences;
import org.chancery.finance.ebilling.EBillProfile;
import org.chancery.finance.ebilling.EBillProfiles;
import org.chancery.finance.ebilling.EBillTimekeepers;
import org.chancery.finance.ebilling.EBills;
import org.chancery.finance.rejections.NewReduction;
import org.chancery.finance.rejections.ReductionReason;
import org.chancery.finance.rejections.Reductions;
import org.chancery.practice.guidelines.Guideline;
import org.chancery.practice.guidelines.Guidelines;
import org.chancery.practice.guidelines.NewGuideline;
import org.chancery.practice.guidelines.RuleKind;
import org.chancery.practice.guidelines.Severity;
import org.chancery.finance.einvoicing.ClientProfile;
import org.chancery.finance.einvoicing.EInvoiceFormat;
import org.chancery.finance.einvoicing.EInvoiceProfiles;
import org.chancery.finance.einvoicing.EInvoices;
import org.chancery.finance.einvoicing.EndpointAddress;
import org.chancery.finance.einvoicing.FirmProfile;
import org.chancery.finance.einvoicing.Untaxed;
import org.chancery.finance.receivables.DebtCollection;
import org.chancery.finance.receivables.InterestPolicy;
import org.chancery.finance.receivables.NewHold;
import org.chancery.finance.receivables.NewInterestTerms;
import org.chancery.finance.receivables.NewNote;
import org.chancery.finance.receivables.NewPlan;
import org.chancery.finance.receivables.NewPromise;
import org.chancery.finance.receivables.NewRefund;
import org.chancery.finance.receivables.NoteView;
import org.chancery.finance.receivables.PaymentPlans;
import org.chancery.finance.receivables.Refunds;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.BankAccountKind;
import org.chancery.finance.ledger.BankAccounts;
import org.chancery.finance.ledger.NewBankAccount;
import org.chancery.finance.ledger.Periods;
import org.chancery.finance.runs.BillingRuleTerms;
import org.chancery.finance.runs.BillingRules;
import org.chancery.finance.runs.BillingRuns;
import org.chancery.finance.trust.ClientMoney;
import org.chancery.finance.trust.TrustDisbursement;
import org.chancery.finance.trust.TrustReceipt;
import org.chancery.finance.trust.TrustTransfer;
import org.chancery.finance.trust.TrustTransfers;
import org.chancery.platform.identity.Emergencies;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.SecondFactors;
import org.chancery.platform.identity.Users;
import org.chancery.platform.jobs.Job;
import org.chancery.platform.web.SavedViews;
import org.chancery.practice.contacts.Address;
import org.chancery.practice.contacts.ContactDetails;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.Contacts;
import org.chancery.practice.contacts.RelateContacts;
import org.chancery.practice.contacts.RelationKind;
import org.chancery.practice.contacts.Relations;
import org.chancery.practice.enforcement.Enforcement;
import org.chancery.practice.matters.AddParty;
import org.chancery.practice.matters.AskedFor;
import org.chancery.practice.matters.Contingency;
import org.chancery.practice.matters.Groups;
import org.chancery.practice.matters.Hybrid;
import org.chancery.practice.matters.MatterDetails;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.Matters;
import org.chancery.practice.matters.NoticeView;
import org.chancery.practice.matters.Parties;
import org.chancery.practice.matters.PartyRole;
import org.chancery.practice.matters.RaiseWall;
import org.chancery.practice.matters.Teams;
import org.chancery.practice.matters.WallNames;
import org.chancery.practice.matters.WallNotices;
import org.chancery.practice.matters.WallStops;
import org.chancery.practice.matters.Walls;
import org.chancery.practice.timekeeping.Billing;
import org.chancery.practice.timekeeping.CodeKind;
import org.chancery.practice.timekeeping.Codes;
import org.chancery.practice.timekeeping.ExpenseKind;
import org.chancery.practice.timekeeping.NewRate;
import org.chancery.practice.timekeeping.NewTime;
import org.chancery.practice.timekeeping.Rates;
import org.chancery.practice.timekeeping.TimeEntries;
import org.chancery.practice.timekeeping.TimerDetails;
import org.chancery.practice.timekeeping.Timers;
import org.chancery.shared.Outcome;
import org.chancery.shared.UserId;
import org.chancery.testing.OfxText;
import org.chancery.testing.TestBilling.BillingFirm;
import org.chancery.testing.TestBilling;
import org.chancery.testing.TestFirms.TestFirm;
import org.chancery.testing.TestJobs;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The firm under attack: it has one of everything, most of it on one matter from which Eve Stone is walled off. */
final class Victim {

    /** What may be read nowhere by whom it does not concern: the walled matter's client, its name, what was done, who received its money. */
    static final String CLIENT = "Quillfeather";
    static final String MATTER = "Vantablack";
    static final String NARRATIVE = "Tourbillon";
    static final String PAYEE = "Zugzwang";

    final TestFirm firm;
    final BillingFirm office;
    final ContactId client;
    final MatterId matter;
    final String number;
    final UserId eve;
    final UserId ida;
    private final ApplicationContext context;

    Victim(TestFirm firm, TestBilling billing, ApplicationContext context) {
        this.context = context;
        this.firm = firm;
        office = billing.in(firm);
        eve = firm.person("Eve Stone", "Administrator");
        ida = firm.person("Ida Frost", "Administrator");
        client = firm.asAdministrator(() -> bean(Contacts.class).add(ContactDetails.organisation(CLIENT + " Holdings").with(new Address("", "1 Main Street", "Springfield", "", "12345", "US"))).orThrow());
        matter = office.matter(new MatterDetails(client, MATTER + " Acquisition", "", "", "", null, null, null, "", new Hybrid(BigDecimal.valueOf(100), null, List.of(),
                new Contingency(List.of(new Contingency.Stage("Settled", BigDecimal.TEN)), Contingency.Costs.AFTER, DAY)), null));
        number = firm.asAdministrator(() -> bean(Matters.class).find(matter).orElseThrow().number());
        bank(trustAccount());
        emergency(firm.person("Ivy Moss", "IT manager"));
        firm.asAdministrator(() -> bean(Users.class).setRoles(office.ben, List.of("Partner"), "Grows").orThrow());
        firm.asAdministrator(() -> {
            people();
            recordsOfTime();
            bean(Recoveries.class).record(matter, new NewRecovery(DAY, usd("1000.00"), "Settled", PAYEE + " Insurance", NARRATIVE)).orThrow();
            bean(Retainers.class).set(matter, new Retainer.Evergreen(usd("900.00"), usd("800.00"))).orThrow();
            bean(Periods.class).close(LocalDate.of(2026, 8, 31)).orThrow();
            var screen = bean(Groups.class).make(new Groups.GroupDetails("Screen", "", List.of(ida))).orThrow();
            var screened = bean(Walls.class).raise(RaiseWall.against(client, "Former adversary", WallNames.ofGroup(screen))).orThrow();
            bean(WallNotices.class).write(new WallNotices.NewNotice(screened, NoticeView.Audience.KEPT_OUT, "You are screened", "From a former adversary", 7)).orThrow();
            return bean(Walls.class).raise(RaiseWall.against(matter, "Lateral", eve)).orThrow();
        });
        bean(WallStops.class).note(new AskedFor(firm.id(), eve, AskedFor.Kind.ASKED, "/matters/{id}", java.time.Instant.now(), List.of(matter.value()), ""));
        bean(WallStops.class).flush();
        firm.asAdministrator(() -> bean(Enforcement.class).tryEverything().orThrow());
        firm.asAdministrator(() -> bean(TestJobs.class).start("Letters", List.of(new Job.Item(matter.toString(), NARRATIVE + " letter", matter.value())), _ -> Outcome.refused("no-address", "It has no address.")));
    }

    /** Open, and then ended: what is left is that somebody looks it over. */
    private void emergency(UserId ivy) {
        var emergency = firm.as(ivy, () -> bean(Emergencies.class).open(Set.of(Permission.TRUST_VIEW), "The bookkeeper is away", Duration.ofMinutes(15)).orThrow());
        firm.as(ivy, () -> bean(Emergencies.class).end(emergency).orThrow());
    }

    private <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    private void people() {
        ContactId opponent = bean(Contacts.class).add(ContactDetails.person("Hanna", "Weiss")).orThrow();
        bean(Relations.class).relate(RelateContacts.of(office.client, RelationKind.LAWYER, opponent)).orThrow();
        bean(Parties.class).add(AddParty.of(matter, opponent, PartyRole.EXPERT)).orThrow();
        bean(Teams.class).add(matter, office.ben, "Second chair").orThrow();
        bean(TaxCodes.class).add(new TaxCodes.NewTaxCode("GET", "General excise tax", new java.math.BigDecimal("4.5"), LocalDate.of(2020, 1, 1), null)).orThrow();
        bean(SavedViews.class).save(new SavedViews.NewView("matter", "Mine", "status=OPEN")).orThrow();
        firm.as(office.ben, () -> bean(SecondFactors.class).begin().orThrow());
        bean(Codes.class).add(new Codes.NewCode(CodeKind.TASK, "FIRM", "Z100", "Other work")).orThrow();
    }

    /** Work in every state: submitted, on a pre-bill, billed, and still running. */
    private void recordsOfTime() {
        bean(Rates.class).set(new NewRate(office.ben, null, matter, null, usd("500.00"), LocalDate.of(2020, 1, 1), null, null)).orThrow();
        office.expense(matter, ExpenseKind.HARD, "120.00", NARRATIVE + " filing fee");
        office.time(matter, 30, NARRATIVE + " reply brief");
        office.prepared(matter);
        firm.as(office.ben, () -> bean(TimeEntries.class).record(new NewTime(matter, office.ben, DAY, 12, NARRATIVE + " call", null, null, Billing.BILLABLE, true)).orThrow());
        office.expense(matter, ExpenseKind.SOFT, "8.00", NARRATIVE + " copies");
        bean(Timers.class).start(new TimerDetails(matter, NARRATIVE + " research", null, null, null)).orThrow();
    }

    private BankAccountId trustAccount() {
        return firm.asAdministrator(() -> bean(BankAccounts.class).open(NewBankAccount.of("Client trust", BankAccountKind.TRUST, org.joda.money.CurrencyUnit.USD)).orThrow().id());
    }

    /** Client money in and out, a bill that is paid in part from it, credited and to be written off, and the bank's view of it all. */
    private void bank(BankAccountId trust) {
        InvoiceView bill = office.issued(matter, 60);
        InvoiceView other = office.issued(office.matter, 60);
        firm.asAdministrator(() -> {
            ClientMoney money = bean(ClientMoney.class);
            money.receive(new TrustReceipt(trust, matter, DAY, usd("1000.00"), CLIENT + " Holdings", "Advance", "Wire", "W-1", DAY)).orThrow();
            money.receive(new TrustReceipt(trust, office.matter, DAY, usd("300.00"), "Maria Ortiz", "Advance", "Wire", "W-2", DAY)).orThrow();
            money.disburse(new TrustDisbursement(trust, matter, DAY, usd("435.00"), PAYEE + " Recorder", NARRATIVE, "Cheque", "1187")).orThrow();
            money.receive(new TrustReceipt(trust, matter, DAY, usd("50.00"), CLIENT + " Holdings", "Advance", "Cheque", "88", null)).orThrow();
            bean(TrustTransfers.class).transfer(new TrustTransfer.ToOperating(trust, office.operating, matter, bill.id(), ISSUED, usd("100.00"))).orThrow();
            bean(Payments.class).record(new NewPayment(client, office.operating, ISSUED, usd("60.00"), "CHEQUE", "1001", List.of(new Allocation(bill.id(), usd("60.00"))))).orThrow();
            bean(Payments.class).record(new NewPayment(office.client, office.operating, ISSUED, usd("20.00"), "CHEQUE", "1002", List.of(new Allocation(other.id(), usd("20.00"))))).orThrow();
            bean(CreditNotes.class).issue(bill.id(), new NewCreditNote(null, NARRATIVE, null, usd("10.00"))).orThrow();
            bean(WriteOffs.class).propose(bill.id(), usd("5.00"), NARRATIVE).orThrow();
            chased(bill);
            ebill(bill);
            electronic(bill);
            delivered(bill);
            return reconciled(trust);
        });
    }

    /** Money on account that is to go back, and what is said of the debt. */
    private void chased(InvoiceView bill) {
        var over = bean(Payments.class).record(new NewPayment(client, office.operating, ISSUED, usd("37.00"), "CHEQUE", "1003", List.of(new Allocation(bill.id(), usd("7.00"))))).orThrow();
        bean(Refunds.class).ask(new NewRefund(over.id(), null, usd("30.00"), "CHEQUE", null, NARRATIVE)).orThrow();
        DebtCollection collection = bean(DebtCollection.class);
        collection.note(client, new NewNote(NoteView.Kind.CALL, null, NARRATIVE, bill.id())).orThrow();
        collection.promise(client, new NewPromise(usd("11.00"), ISSUED, ISSUED.plusDays(90), NARRATIVE, bill.id())).orThrow();
        collection.hold(client, new NewHold(ISSUED.plusDays(90), NARRATIVE, bill.id())).orThrow();
        bean(InterestPolicy.class).set(new NewInterestTerms(null, bill.id(), ISSUED, 850, 0)).orThrow();
        bean(PaymentPlans.class).agree(new NewPlan(client, List.of(bill.id()), new NewPlan.Equal(2, ISSUED.plusYears(1), NewPlan.Every.MONTH), null, 7, null, NARRATIVE)).orThrow();
        bean(TransactionTemplate.class).execute(_ -> bean(JdbcClient.class).sql("""
                with letter as (
                  insert into finance.dunning_letter (id, client_id, client_name, client_address, currency, level, title, letter, total_minor, matter_ids, dated, proposed_at)
                  values (:id, :client, :name, '', 'USD', 1, 'Reminder', :words, 1300, array[:matter], :day, now()) returning id)
                select id from letter""")
                .param("id", java.util.UUID.randomUUID()).param("client", client.value()).param("name", CLIENT).param("words", NARRATIVE).param("matter", matter.value())
                .param("day", ISSUED).query(UUID.class).single());
    }

    private void ebill(InvoiceView bill) {
        bean(EBillProfiles.class).set(client, EBillProfile.usual("94-1234567", "Q1")).orThrow();
        bean(EBillTimekeepers.class).set(office.ben, new EBillTimekeepers.Details("BC", "Cho", "Ben", "ASSOC")).orThrow();
        bean(EBills.class).make(bill.id()).orThrow();
        bean(Guidelines.class).add(new NewGuideline(client, matter, RuleKind.LATE_ENTRY, Map.of("days", "365"), Severity.WARN, new Guideline.Source(NARRATIVE, "", ""), DAY, null)).orThrow();
        bean(Reductions.class).record(bill.id(), new NewReduction(bill.lines().getFirst().id(), ReductionReason.VAGUE, null, NARRATIVE, usd("1.00"), null, null)).orThrow();
    }

    private void electronic(InvoiceView bill) {
        var nowhere = new EndpointAddress("", "");
        var untaxed = new Untaxed("O", "Outside the scope of tax");
        bean(EInvoiceProfiles.class).setFirm(new FirmProfile("Harcourt & Lane LLP", "", "", "", "US", "", "", "94-1234567", "DE89370400440532013000", "", nowhere, "", "", "", untaxed)).orThrow();
        bean(EInvoiceProfiles.class).set(client, new ClientProfile(EInvoiceFormat.XRECHNUNG_CII, "", "", nowhere, untaxed)).orThrow();
        bean(EInvoices.class).make(bill.id(), EInvoiceFormat.FACTUR_X).orThrow();
    }

    /** On paper, and a run of a rule. */
    private void delivered(InvoiceView bill) {
        bean(DeliveryPreferences.class).set(client, DeliveryPreference.usual()).orThrow();
        bean(Deliveries.class).deliver(bill.id()).orThrow();
        bean(BillPrints.class).print().orThrow();
        bean(BillingRuns.class).start(new BillingRuns.StartRun(bean(BillingRules.class).add(BillingRuleTerms.onDemand("All matters")).orThrow().id(), DAY, true)).orThrow();
    }

    private Object reconciled(BankAccountId trust) {
        bean(Statements.class).importFile(trust, "october.ofx", october()).orThrow();
        var reconciliation = bean(Reconciliations.class).begin(new NewReconciliation(trust, LocalDate.of(2026, 10, 31), usd("846.00"))).orThrow();
        bean(Matches.class).autoMatch(reconciliation.id()).orThrow();
        UUID line = bean(TransactionTemplate.class).execute(_ -> bean(JdbcClient.class).sql("select id from finance.bank_line where amount_minor = -1200").query(UUID.class).single());
        return bean(Reconciliations.class).nameError(reconciliation.id(), new NewBankError(new LineId(line), null, "The bank's slip")).orThrow();
    }

    private static byte[] october() {
        return OfxText.of("4471", "2026-10-01", "2026-10-31", "846.00").line("2026-10-20", "1000.00", "WIRE W-1").line("2026-10-20", "300.00", "WIRE W-2")
                .line("2026-10-22", "-435.00", "CHECK", "1187").line("2026-10-25", "-12.00", "CHARGE").line("2026-10-28", "-7.00", "FEE").bytes();
    }
}
