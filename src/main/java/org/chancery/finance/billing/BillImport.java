package org.chancery.finance.billing;

import static org.chancery.finance.ledger.AccountRole.ACCOUNTS_RECEIVABLE;
import static org.chancery.finance.ledger.AccountRole.CLIENT_COSTS_ADVANCED;
import static org.chancery.finance.ledger.AccountRole.COST_RECOVERY_INCOME;
import static org.chancery.finance.ledger.AccountRole.FEE_INCOME;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chancery.finance.billing.InvoiceStore.Bill;
import org.chancery.finance.billing.PastBills.Drawn;
import org.chancery.finance.billing.PastPayments.Past;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.EntryId;
import org.chancery.finance.ledger.EntrySource;
import org.chancery.finance.ledger.Ledger;
import org.chancery.finance.ledger.NewEntry;
import org.chancery.finance.ledger.NewPosting;
import org.chancery.platform.activity.Activities;
import org.chancery.platform.activity.Activities.Happened;
import org.chancery.platform.firm.NumberSeries;
import org.chancery.platform.firm.OfficeId;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings bills and their payments in by the thousand, such as another program kept them. Their work was brought in before, each piece with the bill that has
 * it. A bill becomes what {@link Invoices#issue} would have made of it: a pre-bill with its lines that somebody else approved, a number without a gap,
 * an entry in the books, a frozen bill. It is not taxed.
 */
@Service
public class BillImport {

    private final PastBills bills;
    private final PastPayments payments;
    private final InvoiceStore store;
    private final Ledger ledger;
    private final NumberSeries numbers;
    private final Activities activities;

    BillImport(PastBills bills, PastPayments payments, InvoiceStore store, Ledger ledger, NumberSeries numbers, Activities activities) {
        this.bills = bills;
        this.payments = payments;
        this.store = store;
        this.ledger = ledger;
        this.numbers = numbers;
        this.activities = activities;
    }

    /**
     * A bill as it was issued.
     *
     * @param id         that its work names
     * @param flatFee    what it asked of the matter's flat fee; null for nothing
     * @param preparedBy another person than who approved it
     */
    public record Issued(InvoiceId id, MatterId matterId, LocalDate through, LocalDate issuedOn, LocalDate dueOn, @Nullable Money flatFee, UserId preparedBy, UserId approvedBy) {}

    /** A payment of one bill; the whole of it went to the bill. */
    public record Paid(InvoiceId bill, BankAccountId at, LocalDate date, Money amount, String method, String reference) {}

    /**
     * All of them or none, numbered in the order given; what each comes to.
     *
     * @return refused as {@link Invoices#issue}: {@code self-approval}, {@code period-closed}, {@code due-before-issue}
     */
    @Requires(Permission.BILLING_ISSUE)
    @Transactional
    public Outcome<Map<InvoiceId, Money>> issue(List<Issued> issued) {
        if (issued.isEmpty()) {
            return Outcome.done(Map.of());
        }
        if (issued.stream().anyMatch(bill -> bill.dueOn().isBefore(bill.issuedOn()))) {
            return Outcome.refusedAt("dueOn", "due-before-issue", "It cannot be due before its date.");
        }
        List<Drawn> drawn = bills.drawUp(issued);
        if (drawn.size() < issued.size()) {
            return Outcome.refused("nothing-to-bill", "%d of %d bills have neither work nor a fee.".formatted(issued.size() - drawn.size(), issued.size()));
        }
        List<String> taken = taken(drawn);
        return post(drawn, taken).map(entries -> {
            bills.freeze(drawn, taken, entries);
            Map<InvoiceId, Money> totals = new LinkedHashMap<>();
            List<Happened> told = new ArrayList<>();
            for (int i = 0; i < drawn.size(); i++) {
                Issued its = drawn.get(i).issued();
                totals.put(its.id(), drawn.get(i).total());
                told.add(new Happened(drawn.get(i).when(), new InvoiceIssued(its.id(), drawn.get(i).preBill(), taken.get(i), its.matterId(), its.issuedOn(), its.dueOn(),
                        drawn.get(i).total())));
            }
            activities.recordPast(told);
            return totals;
        });
    }

    /** Numbers of the offices whose matters these are. Last among what takes long: a series without gaps makes all that issue wait for each other. */
    private List<String> taken(List<Drawn> drawn) {
        Map<OfficeId, List<Integer>> byOffice = new LinkedHashMap<>();
        for (int i = 0; i < drawn.size(); i++) {
            byOffice.computeIfAbsent(drawn.get(i).office(), _ -> new ArrayList<>()).add(i);
        }
        String[] taken = new String[drawn.size()];
        byOffice.forEach((office, places) -> {
            List<String> block = numbers.take(BillingDefaults.INVOICES, places.stream().map(i -> drawn.get(i).issued().issuedOn()).toList(), office);
            for (int n = 0; n < block.size(); n++) {
                taken[places.get(n)] = block.get(n);
            }
        });
        return List.of(taken);
    }

    /** The entry of each bill; null for a bill over nothing. */
    private Outcome<List<@Nullable EntryId>> post(List<Drawn> drawn, List<String> taken) {
        @Nullable EntryId[] entries = new EntryId[drawn.size()];
        List<Integer> places = new ArrayList<>();
        List<NewEntry> wanted = new ArrayList<>();
        for (int i = 0; i < drawn.size(); i++) {
            Drawn its = drawn.get(i);
            MatterId matter = its.issued().matterId();
            List<NewPosting> postings = new Postings().debit(ACCOUNTS_RECEIVABLE, matter, its.total()).credit(CLIENT_COSTS_ADVANCED, matter, its.hardCosts())
                    .credit(FEE_INCOME, matter, its.fees()).credit(COST_RECOVERY_INCOME, matter, its.costs().minus(its.hardCosts())).list();
            if (!postings.isEmpty()) {
                places.add(i);
                wanted.add(new NewEntry(its.issued().issuedOn(), "INVOICE", "Bill %s, %s".formatted(taken.get(i), its.clientName()), EntrySource.of("invoice", its.issued().id()),
                        matter, postings));
            }
        }
        return ledger.postAll(wanted).map(posted -> {
            for (int n = 0; n < posted.size(); n++) {
                entries[places.get(n)] = posted.get(n);
            }
            return Arrays.asList(entries);
        });
    }

    /**
     * All of them or none, in the order given.
     *
     * @return refused {@code invoice-unknown}, {@code bill-void}, {@code over-allocated}, {@code period-closed}
     */
    @Requires(Permission.PAYMENTS_RECORD)
    @Transactional
    public Outcome<Integer> pay(List<Paid> paid) {
        Map<InvoiceId, Bill> owed = store.lock(paid.stream().map(Paid::bill).toList());
        Map<InvoiceId, Money> left = new HashMap<>();
        for (Paid payment : paid) {
            Bill bill = owed.get(payment.bill());
            if (bill == null || bill.status() == InvoiceStatus.VOID || payment.date().isBefore(bill.issuedOn())) {
                return Outcome.refused(bill == null ? Refusal.of("invoice-unknown", "There is no such bill.") : Refusal.of("bill-void", "Bill %s cannot be paid on %s.".formatted(
                        bill.number(), payment.date())));
            }
            Money rest = left.getOrDefault(bill.id(), bill.balance()).minus(payment.amount());
            if (rest.isNegative() || !payment.amount().isPositive()) {
                return Outcome.refused("over-allocated", "Bill %s has a balance of %s; %s is more.".formatted(bill.number(), bill.balance(), payment.amount()));
            }
            left.put(bill.id(), rest);
        }
        return paid.isEmpty() ? Outcome.done(0) : record(paid, owed);
    }

    private Outcome<Integer> record(List<Paid> paid, Map<InvoiceId, Bill> owed) {
        List<String> taken = payments.numbers(paid.stream().map(Paid::date).toList());
        List<PaymentId> ids = paid.stream().map(_ -> PaymentId.next()).toList();
        List<NewEntry> entries = new ArrayList<>();
        for (int i = 0; i < paid.size(); i++) {
            Paid its = paid.get(i);
            MatterId matter = Objects.requireNonNull(owed.get(its.bill())).matterId();
            entries.add(new NewEntry(its.date(), "PAYMENT", "Payment %s received".formatted(taken.get(i)), EntrySource.of("payment", ids.get(i)), matter,
                    new Postings().debit(its.at(), null, its.amount()).credit(ACCOUNTS_RECEIVABLE, matter, its.amount()).list()));
        }
        return ledger.postAll(entries).map(posted -> {
            List<Past> rows = new ArrayList<>();
            for (int i = 0; i < paid.size(); i++) {
                Paid its = paid.get(i);
                Bill bill = Objects.requireNonNull(owed.get(its.bill()));
                rows.add(new Past(ids.get(i), taken.get(i), bill.clientId(), its.at(), its.date(), its.amount(), its.method(), its.reference(), null, posted.get(i), bill));
            }
            payments.insert(rows);
            return rows.size();
        });
    }
}
