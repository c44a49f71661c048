package org.chancery.exchange.demo;

import static org.chancery.exchange.demo.Billing.workday;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chancery.exchange.demo.DemoData.Plan;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.finance.trust.ClientLedgerView;
import org.chancery.finance.trust.ClientLedgers;
import org.chancery.finance.trust.ClientMoney;
import org.chancery.finance.trust.FirmFunds;
import org.chancery.finance.trust.TrustDisbursement;
import org.chancery.finance.trust.TrustEntryId;
import org.chancery.finance.trust.TrustReceipt;
import org.chancery.finance.trust.TrustTransfer;
import org.chancery.finance.trust.TrustTransfers;
import org.chancery.practice.matters.MatterId;
import org.joda.money.Money;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/** Client money: advances on fees, a settlement, a deposit for a purchase, experts and courts paid from it, and bills that it pays. */
@Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class ClientFunds {

    private static final String BOOKKEEPER = "Rosa Patel";

    /** What each matter's client pays in when it begins. */
    private static final Map<String, String> ADVANCES = Map.of("ortiz-will", "15000.00", "halden-northgate", "40000.00", "bluefin-patent", "25000.00", "tran-divorce", "7500.00",
            "keller-estate", "5000.00", "mendez-injury", "3000.00", "sutter-lease", "4000.00", "danvers-employment", "3500.00", "arbor-supply", "10000.00");

    /** Money that comes and goes later, by how many days before the story's end. */
    private static final List<Event> EVENTS = List.of(
            new Event(58, "vista-purchase", "85000.00", "Vista Ridge Vineyards LLC", "Deposit for the Oak Knoll parcel", "Wire"),
            new Event(47, "mendez-injury", "62500.00", "Bay Transit District", "Settlement of the claim", "Check"),
            new Event(45, "ortiz-will", "-2250.00", "Dr. Hannah Weiss", "Expert report on capacity, invoice 8841", "Check"),
            new Event(36, "mendez-injury", "-38750.00", "Carlos Mendez", "Client's share of the settlement", "Check"),
            new Event(35, "mendez-injury", "-4310.00", "Alta Bay Medical Group", "Medical lien", "Check"),
            new Event(29, "vista-purchase", "-85000.00", "Golden Gate Title Company", "Deposit into escrow 22-10418", "Wire"),
            new Event(24, "keller-estate", "-435.00", "County Recorder", "Recording fees", "Check"),
            new Event(12, "ortiz-will", "2000.00", "Maria Ortiz", "Further advance on fees", "Check"),
            new Event(9, "halden-northgate", "-1250.00", "Bay Area Reporting Inc.", "Deposition transcript, invoice 20117", "Check"),
            new Event(8, "halden-northgate", "15000.00", "Halden Family Trust", "Replenishment of the advance", "Wire"),
            new Event(7, "bluefin-patent", "12000.00", "Bluefin Robotics LLC", "Replenishment of the advance", "Check"),
            new Event(6, "keller-estate", "2500.00", "Ruth Keller", "Further advance on fees", "Check"),
            new Event(2, "tran-divorce", "2500.00", "Linh Tran", "Further advance on fees", "Check"));

    private record Event(int daysAgo, String matter, String amount, String party, String purpose, String instrument) {}

    /** A receipt that the bank confirms later. */
    private record Uncleared(TrustEntryId receipt, LocalDate clears) {}

    private final ClientMoney money;
    private final TrustTransfers transfers;
    private final FirmFunds firmFunds;
    private final ClientLedgers ledgers;
    private final List<Uncleared> uncleared = new ArrayList<>();
    private int nextCheck = 1181;
    private int nextDeposit = 301;

    ClientFunds(ClientMoney money, TrustTransfers transfers, FirmFunds firmFunds, ClientLedgers ledgers) {
        this.money = money;
        this.transfers = transfers;
        this.firmFunds = firmFunds;
        this.ledgers = ledgers;
    }

    /** The firm's own few dollars, for the bank's charges. */
    void begin(Story story) {
        story.as(BOOKKEEPER, 10, () -> firmFunds.deposit(new FirmFunds.FirmTransfer(story.trustAccount(), story.operatingAccount(), story.day(), Money.parse("USD 200.00"), "own funds")).orThrow());
        story.operating.books(story.day(), Money.parse("USD -200.00"), "TRANSFER TO IOLTA", "");
        story.trust.books(story.day(), Money.parse("USD 200.00"), "TRANSFER FROM OPERATING", "");
    }

    void advance(Story story, Plan plan) {
        String advance = ADVANCES.get(plan.key());
        if (advance != null) {
            String payor = story.data.clients().stream().filter(client -> client.key().equals(plan.client())).findFirst().orElseThrow().name().replace('|', ' ');
            receive(story, new Event(0, plan.key(), advance, payor, "Advance on fees and costs", story.happens(30) ? "Wire" : "Check"));
        }
    }

    void day(Story story) {
        for (Uncleared receipt : List.copyOf(uncleared)) {
            if (receipt.clears().equals(story.day())) {
                uncleared.remove(receipt);
                story.as(BOOKKEEPER, 9, () -> money.clear(receipt.receipt(), story.day()).orThrow());
            }
        }
        EVENTS.stream().filter(event -> workday(story.today.minusDays(event.daysAgo())).equals(story.day())).forEach(event -> {
            if (event.amount().startsWith("-")) {
                disburse(story, event);
            } else {
                receive(story, event);
            }
        });
    }

    /** What of the matter's money is meant for something else than bills. */
    private static Money spokenFor(Story story, String matter) {
        return EVENTS.stream().filter(event -> event.matter().equals(matter) && workday(story.today.minusDays(event.daysAgo())).isAfter(story.day()))
                .map(event -> Money.parse("USD " + event.amount())).filter(Money::isNegative).reduce(Money.zero(DemoData.USD), Money::minus);
    }

    private void receive(Story story, Event event) {
        Money amount = Money.parse("USD " + event.amount());
        boolean wire = event.instrument().equals("Wire");
        String reference = String.valueOf(wire ? 90000 + nextDeposit++ : nextDeposit++);
        TrustEntryId receipt = story.as(BOOKKEEPER, 10, () -> money.receive(new TrustReceipt(story.trustAccount(), story.matter(event.matter()), story.day(), amount,
                event.party(), event.purpose(), event.instrument(), reference, wire ? story.day() : null)).orThrow().id());
        story.trust.books(workday(story.day().plusDays(wire ? 0 : 1)), amount, (wire ? "WIRE IN " : "DEPOSIT ") + event.party(), wire ? "" : reference);
        if (!wire) {
            uncleared.add(new Uncleared(receipt, workday(story.day().plusDays(5))));
        }
    }

    private void disburse(Story story, Event event) {
        Money amount = Money.parse("USD " + event.amount()).negated();
        String reference = event.instrument().equals("Wire") ? "W" + nextDeposit++ : String.valueOf(nextCheck++);
        story.as(BOOKKEEPER, 14, () -> money.disburse(new TrustDisbursement(story.trustAccount(), story.matter(event.matter()), story.day(), amount, event.party(),
                event.purpose(), event.instrument(), reference)).orThrow());
        story.trust.books(workday(story.day().plusDays(story.chance.nextInt(1, 9))), amount.negated(), "CHECK " + reference, event.instrument().equals("Wire") ? "" : reference);
    }

    /** Some days after the bills went out, those with money in hand are paid from it. */
    void payBills(Story story, Billing billing) {
        for (Plan plan : story.data.matters()) {
            if (ADVANCES.containsKey(plan.key()) && story.matters.containsKey(plan.key())) {
                billing.open(story, plan.key()).forEach(bill -> pay(story, plan.key(), bill));
            }
        }
    }

    private void pay(Story story, String key, InvoiceView bill) {
        MatterId matter = story.matter(key);
        Money available = story.as(BOOKKEEPER, 15, () -> ledgers.find(story.trustAccount(), matter, story.day()).map(ClientLedgerView::available).orElse(Money.zero(DemoData.USD)))
                .minus(spokenFor(story, key));
        Money amount = available.isGreaterThan(bill.balance()) ? bill.balance() : available;
        if (amount.isPositive()) {
            story.as(BOOKKEEPER, 15, () -> transfers.transfer(new TrustTransfer.ToOperating(story.trustAccount(), story.operatingAccount(), matter, bill.id(), story.day(), amount)).orThrow());
            story.trust.books(story.day(), amount.negated(), "TRANSFER BILL " + bill.number(), "");
            story.operating.books(story.day(), amount, "TRANSFER BILL " + bill.number(), "");
        }
    }
}
