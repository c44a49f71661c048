package org.chancery.finance.billing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chancery.finance.billing.InvoiceStore.Bill;
import org.chancery.platform.web.Show;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Moneys;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.joda.money.Money;

/** How money is allocated to bills. The bills are locked, so what is judged here is what will be. */
final class Allocating {

    /** A part for a bill. */
    record Share(Bill bill, Money amount) {}

    private Allocating() {}

    /** Oldest due first, as far as the money goes. */
    static List<Share> oldestFirst(Money money, Collection<Bill> owed) {
        List<Share> shares = new ArrayList<>();
        Money left = money;
        for (Bill bill : owed) {
            Money share = left.isGreaterThan(bill.balance()) ? bill.balance() : left;
            if (share.isPositive()) {
                shares.add(new Share(bill, share));
                left = left.minus(share);
            }
        }
        return List.copyOf(shares);
    }

    /** As somebody asked, or why not: at each allocation, and {@code over-allocated} if they are more than the money. */
    static Outcome<List<Share>> asked(Money money, List<Allocation> allocations, Map<InvoiceId, Bill> bills) {
        List<Refusal> refusals = new ArrayList<>();
        List<Share> shares = new ArrayList<>();
        Set<InvoiceId> seen = new HashSet<>();
        for (int i = 0; i < allocations.size(); i++) {
            Allocation allocation = allocations.get(i);
            Bill bill = bills.get(allocation.invoiceId());
            Optional<Refusal> refusal = refusal("allocations[" + i + "].", allocation, bill, money, seen.add(allocation.invoiceId()));
            refusal.ifPresent(refusals::add);
            if (refusal.isEmpty() && bill != null) {
                shares.add(new Share(bill, allocation.amount()));
            }
        }
        Money sum = Moneys.sum(money.getCurrencyUnit(), shares.stream().map(Share::amount).toList());
        if (refusals.isEmpty() && sum.isGreaterThan(money)) {
            refusals.add(Refusal.at("allocations", "over-allocated", "%s is allocated, %s more than there is.".formatted(Show.money(sum), Show.money(sum.minus(money)))));
        }
        return refusals.isEmpty() ? Outcome.done(List.copyOf(shares)) : Outcome.refused(refusals);
    }

    private static Optional<Refusal> refusal(String at, Allocation allocation, @org.jspecify.annotations.Nullable Bill bill, Money money, boolean first) {
        Money amount = allocation.amount();
        if (bill == null) {
            return Optional.of(Refusal.at(at + "invoiceId", "invoice-unknown", "There is no such bill."));
        } else if (!first) {
            return Optional.of(Refusal.at(at + "invoiceId", "invoice-twice", "Bill %s is named twice.".formatted(bill.number())));
        } else if (bill.status() == InvoiceStatus.VOID) {
            return Optional.of(Refusal.at(at + "invoiceId", "bill-void", "Bill %s is void.".formatted(bill.number())));
        } else if (!amount.getCurrencyUnit().equals(money.getCurrencyUnit()) || !bill.total().getCurrencyUnit().equals(money.getCurrencyUnit())) {
            return Optional.of(Refusal.at(at + "amount", "currency-mismatch", "Bill %s and the money must be in one currency.".formatted(bill.number())));
        } else if (!amount.isPositive()) {
            return Optional.of(Refusal.at(at + "amount", "amount-not-positive", "More than zero."));
        } else if (amount.isGreaterThan(bill.balance())) {
            return Optional.of(Refusal.at(at + "amount", "over-allocated",
                    "Bill %s has a balance of %s; %s is more.".formatted(bill.number(), Show.money(bill.balance()), Show.money(amount))));
        }
        return Optional.empty();
    }
}
