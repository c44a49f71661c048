package org.chancery.finance.receivables;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chancery.finance.billing.InterestBills;
import org.chancery.finance.receivables.Accrual.Period;
import org.chancery.finance.receivables.InterestStore.Bill;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Show;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.Contacts;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Moneys;
import org.chancery.shared.Outcome;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Interest that accrues on overdue bills, exact to the day, and its charging. It is in no account and in no balance until it is charged: then it is a bill of its own, which bears none.
 */
@Service
public class OverdueInterest {

    private static final int MOST_PARTS = 20;
    private static final int MOST_BILLS = 500;

    private final InterestStore store;
    private final InterestBills billing;
    private final Contacts contacts;
    private final Firms firms;

    OverdueInterest(InterestStore store, InterestBills billing, Contacts contacts, Firms firms) {
        this.store = store;
        this.billing = billing;
        this.contacts = contacts;
        this.firms = firms;
    }

    /** Of a bill, up to the end of a day; empty for one that is not there, is void, asks for nothing or for interest. @param through null for today */
    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public Optional<InterestView> of(InvoiceId id, @Nullable LocalDate through) {
        return views(store.bills(List.of(id), firms.today()), through == null ? firms.today() : through).stream().findFirst();
    }

    /** Of a client's bills of which something was owed after their due day, if there is any; empty for a client who is not there. @param through null for today */
    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public Optional<List<InterestView>> of(ContactId client, @Nullable LocalDate through) {
        LocalDate last = through == null ? firms.today() : through;
        return contacts.ref(client).map(_ -> views(store.late(client, last), last).stream().filter(each -> !each.nothing()).toList());
    }

    private List<InterestView> views(List<Bill> bills, LocalDate through) {
        Map<InvoiceId, Accrual.Debt> debts = store.debts(bills, null);
        Map<InvoiceId, List<InterestView.Charged>> charges = store.charges(bills);
        return bills.stream().map(bill -> view(bill, debt(debts, bill), charges.getOrDefault(bill.id(), List.of()), through)).toList();
    }

    private static Accrual.Debt debt(Map<InvoiceId, Accrual.Debt> debts, Bill bill) {
        return java.util.Objects.requireNonNull(debts.get(bill.id()));
    }

    private static InterestView view(Bill bill, Accrual.Debt debt, List<InterestView.Charged> charges, LocalDate through) {
        List<Period> periods = Accrual.of(debt, through);
        return new InterestView(bill.id(), bill.number(), bill.matterId(), bill.matterNumber(), bill.matter(), bill.clientId(), bill.dueOn(), through,
                Money.ofMinor(bill.currency(), debt.owed(through)), sum(bill.currency(), periods), periods.stream().flatMap(period -> parts(period, bill.currency()).stream()).toList(), charges);
    }

    private static Money sum(CurrencyUnit currency, List<Period> periods) {
        return Moneys.sum(currency, periods.stream().map(period -> period.interest(currency)).toList());
    }

    private static List<InterestView.Part> parts(Period period, CurrencyUnit currency) {
        return period.parts().stream().map(part -> new InterestView.Part(part.from(), part.through(), Math.toIntExact(part.days()), Money.ofMinor(currency, part.owed()), part.bps())).toList();
    }

    /** What a client's bills bore up to the end of a day and no bill over interest asked for by then. */
    Map<InvoiceId, Money> accrued(ContactId client, LocalDate asOf) {
        List<Bill> bills = store.late(client, asOf);
        return accrued(bills, store.debts(bills, asOf), asOf);
    }

    Map<InvoiceId, Money> accrued(Collection<InvoiceId> ids, LocalDate asOf) {
        List<Bill> bills = store.bills(ids, asOf);
        return accrued(bills, store.debts(bills, asOf), asOf);
    }

    private static Map<InvoiceId, Money> accrued(List<Bill> bills, Map<InvoiceId, Accrual.Debt> debts, LocalDate asOf) {
        Map<InvoiceId, Money> accrued = new HashMap<>();
        bills.forEach(bill -> accrued.put(bill.id(), sum(bill.currency(), Accrual.of(debt(debts, bill), asOf))));
        return accrued;
    }

    /**
     * Charges what bills bear and was not charged: one pre-bill for each matter, a line for each bill and period, to be approved by another person and issued. The days are charged from now on;
     * they are free again when the line is taken off, the pre-bill cancelled or its bill voided. Refused {@code required}, {@code too-many}, {@code not-found}, {@code date} for a day to come,
     * {@code no-interest} if none of the bills bears any, {@code interest-charged} if another charges the same days at this moment.
     *
     * @param through last day of it; null for today
     */
    @Requires(value = Permission.BILLING_PREPARE, byOffice = true)
    @Transactional
    public Outcome<List<InterestBills.Prepared>> charge(Collection<InvoiceId> ids, @Nullable LocalDate through) {
        LocalDate last = through == null ? firms.today() : through;
        if (ids.isEmpty() || ids.size() > MOST_BILLS) {
            return ids.isEmpty() ? Outcome.refusedAt("invoiceIds", "required", "Tick the bills first.")
                    : Outcome.refusedAt("invoiceIds", "too-many", "At most %d bills at once.".formatted(MOST_BILLS));
        } else if (last.isAfter(firms.today())) {
            return Outcome.refusedAt("through", "date", "Today, or a day before: interest is charged once it has accrued.");
        }
        store.lock(ids);
        List<Bill> bills = store.bills(ids, firms.today());
        if (bills.size() < ids.stream().distinct().count()) {
            return Outcome.refused("not-found", "There is no such bill that could bear interest.");
        }
        Map<InvoiceId, Accrual.Debt> debts = store.debts(bills, null);
        Map<MatterId, List<Due>> byMatter = bills.stream().flatMap(bill -> Accrual.of(debt(debts, bill), last).stream().map(period -> new Due(bill, period, period.interest(bill.currency()))))
                .filter(due -> due.amount().isPositive()).collect(Collectors.groupingBy(due -> due.bill().matterId(), LinkedHashMap::new, Collectors.toList()));
        return byMatter.isEmpty() ? Outcome.refused("no-interest", "No interest has accrued that was not charged.") : charge(byMatter, last);
    }

    /** What is charged of a bill. */
    private record Due(Bill bill, Period period, Money amount) {

        InterestBills.Line line() {
            List<InterestView.Part> parts = parts(period, bill.currency());
            String how = parts.stream().limit(MOST_PARTS).map(InterestView.Part::words).collect(Collectors.joining("; ")) + (parts.size() > MOST_PARTS ? "; and so on" : "");
            return new InterestBills.Line(period.through(), "Interest on bill %s, due %s, from %s to %s: %s".formatted(bill.number(), Show.date(bill.dueOn()), Show.date(period.from()),
                    Show.date(period.through()), how), amount);
        }
    }

    private Outcome<List<InterestBills.Prepared>> charge(Map<MatterId, List<Due>> byMatter, LocalDate through) {
        List<InterestBills.Prepared> all = new ArrayList<>();
        for (var each : byMatter.entrySet()) {
            List<Due> dues = each.getValue();
            switch (billing.prepare(each.getKey(), through, dues.stream().map(Due::line).toList())) {
                case Outcome.Refused<InterestBills.Prepared>(var refusals) -> {
                    return Outcome.refused(refusals);
                }
                case Outcome.Done<InterestBills.Prepared>(var prepared) -> {
                    for (int i = 0; i < dues.size(); i++) {
                        store.charge(dues.get(i).bill().id(), dues.get(i).period(), dues.get(i).amount(), prepared.preBill(), prepared.lines().get(i), firms.now());
                    }
                    all.add(prepared);
                }
            }
        }
        return Outcome.done(all);
    }
}
