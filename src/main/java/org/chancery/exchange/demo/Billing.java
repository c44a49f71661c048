package org.chancery.exchange.demo;

import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.chancery.exchange.demo.DemoData.Plan;
import org.chancery.finance.billing.CreditNotes;
import org.chancery.finance.billing.IssueBill;
import org.chancery.finance.billing.IssuedBill;
import org.chancery.finance.billing.Invoices;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.finance.billing.LineEdit;
import org.chancery.finance.billing.NewCreditNote;
import org.chancery.finance.billing.PreBillId;
import org.chancery.finance.billing.PreBillLineView;
import org.chancery.finance.billing.PreBillReview;
import org.chancery.finance.billing.PreBillView;
import org.chancery.finance.billing.PreBills;
import org.chancery.finance.billing.PrepareBills;
import org.chancery.finance.billing.PreparedBills;
import org.chancery.practice.matters.MatterId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/**
 * The month's bills: prepared by the bookkeeper, reviewed and approved by a partner, issued, and paid some weeks later by most. Of the latest
 * month some still wait for review.
 */
@Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class Billing {

    private static final String BOOKKEEPER = "Rosa Patel";

    private final PreBills preBills;
    private final PreBillReview review;
    private final Invoices invoices;
    private final CreditNotes creditNotes;
    private final Payers payers;

    /** A bill, and the day on which its client pays what is left of it. */
    private record Due(Plan plan, InvoiceView bill, LocalDate paysOn, boolean inPart) {}

    private final List<Due> unpaid = new ArrayList<>();
    private @Nullable Due disputed;
    private int nextCheck = 2041;

    Billing(PreBills preBills, PreBillReview review, Invoices invoices, CreditNotes creditNotes, Payers payers) {
        this.preBills = preBills;
        this.review = review;
        this.invoices = invoices;
        this.creditNotes = creditNotes;
        this.payers = payers;
    }

    /** Bills the work of the month before; the newest run is left half done for whoever looks at the demo. */
    void run(Story story, boolean newest) {
        LocalDate through = story.day().withDayOfMonth(1).minusDays(1);
        Map<MatterId, Plan> plans = new TreeMap<>(Comparator.comparing(MatterId::value));
        story.data.matters().stream().filter(plan -> story.matters.containsKey(plan.key())).forEach(plan -> plans.put(story.matter(plan.key()), plan));
        PreparedBills prepared = story.as(BOOKKEEPER, 9, () -> preBills.prepare(new PrepareBills(List.copyOf(plans.keySet()), through)).orThrow());
        int number = 0;
        for (PreparedBills.Item item : prepared.items()) {
            Plan plan = Objects.requireNonNull(plans.get(item.matterId()));
            reviewed(story, item.id());
            if (newest && number % 3 != 0) {
                number++;
                continue;
            }
            approveAndIssue(story, plan, item.id(), newest && number % 2 == 1);
            number++;
        }
    }

    /** Every fourth bill is looked at closely: its longest entry is written down a little. */
    private void reviewed(Story story, PreBillId id) {
        if (!story.happens(25)) {
            return;
        }
        PreBillView bill = story.as("Amelia Lane", 10, () -> preBills.find(id).orElseThrow());
        bill.billed().stream().filter(line -> line.minutes() > 180).max(Comparator.comparingInt(PreBillLineView::minutes))
                .ifPresent(line -> story.as("Amelia Lane", 11, () -> review.change(id, line.id(), LineEdit.minutes(line.minutes() - 36, "Time on filing system not charged")).orThrow()));
    }

    private void approveAndIssue(Story story, Plan plan, PreBillId id, boolean approveOnly) {
        story.as(plan.originating(), 14, () -> preBills.approve(id).orThrow());
        if (approveOnly) {
            return;
        }
        IssuedBill issued = story.as(BOOKKEEPER, 16, () -> invoices.issue(id, new IssueBill(story.day(), story.day().plusDays(30))).orThrow());
        InvoiceView bill = story.as(BOOKKEEPER, 16, () -> invoices.find(issued.invoiceId()).orElseThrow());
        int mood = story.chance.nextInt(100);
        if (mood < 88) {
            unpaid.add(new Due(plan, bill, workday(story.day().plusDays(story.chance.nextInt(9, 44))), mood >= 78));
        } else if (disputed == null) {
            disputed = new Due(plan, bill, workday(story.day().plusDays(12)), false);
        }
    }

    /** One client complains of its bill, and is credited the tenth part. */
    void credit(Story story) {
        Due due = disputed;
        if (due != null && due.paysOn().equals(story.day())) {
            Money tenth = due.bill().total().dividedBy(10, RoundingMode.DOWN);
            story.as(BOOKKEEPER, 15, () -> creditNotes.issue(due.bill().id(),
                    new NewCreditNote(story.day(), "Agreed with the client: two conferences of one day were billed apart", null, tenth)).orThrow());
        }
    }

    /** What clients pay today. */
    void payments(Story story) {
        for (Due due : List.copyOf(unpaid)) {
            if (due.paysOn().equals(story.day())) {
                unpaid.remove(due);
                Money balance = story.as(BOOKKEEPER, 11, () -> invoices.find(due.bill().id()).orElseThrow().balance());
                Money amount = due.inPart() ? Money.ofMinor(DemoData.USD, balance.getAmountMinorLong() / 2) : balance;
                if (amount.isPositive()) {
                    pay(story, due.bill(), amount);
                }
            }
        }
    }

    private void pay(Story story, InvoiceView bill, Money amount) {
        String check = String.valueOf(nextCheck++);
        story.as(BOOKKEEPER, 11, () -> payers.pays(story.operatingAccount(), bill, story.day(), amount, check));
        story.operating.books(workday(story.day().plusDays(1)), amount, "DEPOSIT " + bill.addressee().name(), check);
    }

    /** Bills of a matter that still want money, oldest first. */
    List<InvoiceView> open(Story story, String matter) {
        return unpaid.stream().filter(due -> due.plan().key().equals(matter))
                .map(due -> story.as(BOOKKEEPER, 12, () -> invoices.find(due.bill().id()).orElseThrow()))
                .filter(bill -> bill.balance().isPositive()).toList();
    }

    static LocalDate workday(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY ? day.plusDays(2) : day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.plusDays(1) : day;
    }
}
