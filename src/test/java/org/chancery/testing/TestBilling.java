package org.chancery.testing;

import java.time.LocalDate;
import java.util.List;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.finance.billing.Invoices;
import org.chancery.finance.billing.IssueBill;
import org.chancery.finance.billing.PreBillId;
import org.chancery.finance.billing.PreBillReview;
import org.chancery.finance.billing.PreBillView;
import org.chancery.finance.billing.PreBills;
import org.chancery.finance.billing.PrepareBills;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.BankAccountKind;
import org.chancery.finance.ledger.BankAccounts;
import org.chancery.finance.ledger.BooksVerification;
import org.chancery.finance.ledger.Finding;
import org.chancery.finance.ledger.NewBankAccount;
import org.chancery.practice.contacts.ContactDetails;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.Contacts;
import org.chancery.practice.matters.MatterDetails;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.Matters;
import org.chancery.practice.timekeeping.Billing;
import org.chancery.practice.timekeeping.ExpenseKind;
import org.chancery.practice.timekeeping.ExpenseView;
import org.chancery.practice.timekeeping.Expenses;
import org.chancery.practice.timekeeping.NewExpense;
import org.chancery.practice.timekeeping.NewRate;
import org.chancery.practice.timekeeping.NewTime;
import org.chancery.practice.timekeeping.Rates;
import org.chancery.practice.timekeeping.TimeEntries;
import org.chancery.practice.timekeeping.TimeView;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Outcome;
import org.chancery.shared.UserId;
import org.chancery.testing.TestFirms.TestFirm;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationContext;

/** Firms that bill: {@code billing.in(firms.found())} has an associate at $450 an hour, a matter, an operating account, and a partner who approves. */
@TestComponent
public class TestBilling {

    public static final LocalDate DAY = LocalDate.of(2026, 10, 20);
    public static final LocalDate THROUGH = LocalDate.of(2026, 10, 31);
    public static final LocalDate ISSUED = LocalDate.of(2026, 11, 2);

    private final ApplicationContext context;

    TestBilling(ApplicationContext context) {
        this.context = context;
    }

    public static Money usd(String amount) {
        return Money.of(CurrencyUnit.USD, new java.math.BigDecimal(amount));
    }

    public BillingFirm in(TestFirm firm) {
        return new BillingFirm(firm);
    }

    private <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** A firm with work to bill. The administrator prepares, records payments and issues; {@link #partner} approves. */
    public class BillingFirm {

        public final TestFirm firm;
        public final UserId ben;
        public final UserId partner;
        public final ContactId client;
        public final MatterId matter;
        public final BankAccountId operating;

        BillingFirm(TestFirm firm) {
            this.firm = firm;
            ben = firm.person("Ben Cho", "Associate");
            partner = firm.person("Rita Patel", "Partner");
            client = firm.asAdministrator(() -> bean(Contacts.class).add(ContactDetails.person("Maria", "Ortiz")).orThrow());
            matter = matter(MatterDetails.hourly(client, "Estate of Ortiz"));
            operating = firm.asAdministrator(() -> bean(BankAccounts.class).open(NewBankAccount.of("Operating", BankAccountKind.OPERATING, CurrencyUnit.USD)).orThrow().id());
            firm.asAdministrator(() -> bean(Rates.class).set(new NewRate(ben, null, null, null, usd("450.00"), LocalDate.of(2020, 1, 1), null, null)).orThrow());
        }

        public MatterId matter(MatterDetails details) {
            return firm.asAdministrator(() -> bean(Matters.class).open(details.openedOn(LocalDate.of(2020, 1, 1)).responsible(firm.administrator())).orThrow().id());
        }

        /** Ben's time, approved. */
        public TimeView time(MatterId of, int minutes, String narrative) {
            return time(of, DAY, minutes, narrative, Billing.BILLABLE);
        }

        public TimeView time(MatterId of, LocalDate day, int minutes, String narrative, Billing billing) {
            return firm.asAdministrator(() -> bean(TimeEntries.class).record(new NewTime(of, ben, day, minutes, narrative, null, null, billing, null)).orThrow());
        }

        /** A cost of Ben's, approved. */
        public ExpenseView expense(MatterId of, ExpenseKind kind, String amount, String narrative) {
            return firm.asAdministrator(() -> bean(Expenses.class).record(new NewExpense(of, ben, DAY, kind, usd(amount), null, null, null, narrative, null, null)).orThrow());
        }

        /** The pre-bill of a matter, by the administrator. */
        public PreBillView prepared(MatterId of) {
            return firm.asAdministrator(() -> bean(PreBills.class).find(bean(PreBills.class).prepare(new PrepareBills(List.of(of), THROUGH)).orThrow().items().getFirst().id()).orElseThrow());
        }

        public Outcome<PreBillView> approve(PreBillId id) {
            return firm.as(partner, () -> bean(PreBills.class).approve(id));
        }

        public Outcome<org.chancery.finance.billing.IssuedBill> issue(PreBillId id) {
            return firm.asAdministrator(() -> bean(Invoices.class).issue(id, new IssueBill(ISSUED, null)));
        }

        /** A bill over so much, for time of the matter. */
        public InvoiceView issued(MatterId of, int minutes) {
            time(of, minutes, "Draft reply brief");
            PreBillView preBill = prepared(of);
            approve(preBill.id()).orThrow();
            return bill(issue(preBill.id()).orThrow().invoiceId());
        }

        public InvoiceView bill(InvoiceId id) {
            return firm.asAdministrator(() -> bean(Invoices.class).find(id).orElseThrow());
        }

        public PreBillReview review() {
            return bean(PreBillReview.class);
        }

        /** What does not hold in the firm's books; empty if all does. */
        public List<Finding> findings() {
            return firm.asAdministrator(() -> bean(BooksVerification.class).findings());
        }
    }
}
