package org.chancery.practice.timekeeping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Show;
import org.chancery.practice.timekeeping.TimeStore.Stamp;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Recorded costs: paid to third parties (hard) or the firm's own (soft). Seen, submitted and approved as time is. */
@Service
public class Expenses {

    private final ExpenseStore store;
    private final WorkFacts facts;
    private final TimeCheckList checkList;
    private final WorkAuthority authority;
    private final Firms firms;
    private final ApplicationEventPublisher events;

    Expenses(ExpenseStore store, WorkFacts facts, TimeCheckList checkList, WorkAuthority authority, Firms firms, ApplicationEventPublisher events) {
        this.store = store;
        this.facts = facts;
        this.checkList = checkList;
        this.authority = authority;
        this.firms = firms;
        this.events = events;
    }

    /**
     * Records a cost. What an approver records for somebody else, or a service account that counts as a second person, is approved at once; one's own is
     * a draft, or submitted if asked for. Refuses {@code matter-closed}, {@code currency-mismatch}, {@code amount-not-positive}, {@code code-unknown},
     * {@code date-in-future}.
     */
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS})
    @Transactional
    public Outcome<ExpenseView> record(NewExpense expense) {
        var id = ExpenseId.next();
        return check(id, expense).map(amount -> {
            var stamp = stamp(expense);
            store.insert(id, expense, amount, stamp);
            String code = Codes.normalOrNull(expense.code());
            events.publishEvent(new ExpenseRecorded(id, expense.matterId(), expense.date(), expense.kind(), code, amount, expense.told()));
            if (stamp.status() == WorkStatus.APPROVED) {
                events.publishEvent(new ExpenseApproved(id, expense.matterId(), expense.date(), expense.kind(), code, amount, expense.told()));
            }
            return store.find(id).orElseThrow();
        });
    }

    /**
     * Changes a draft.
     *
     * @param version as it was read; refuses {@code version-conflict} if it changed since
     */
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS})
    @Transactional
    public Outcome<ExpenseView> change(ExpenseId id, int version, NewExpense wanted) {
        return open(id, version).flatMap(before -> {
            NewExpense expense = (wanted.incurredBy() == null ? wanted.by(before.incurredBy()) : wanted).changing();
            return check(id, expense).flatMap(amount -> store.update(id, version, expense, amount, stamp(expense))
                    ? Outcome.done(store.find(id).orElseThrow()) : Outcome.refused(TimekeepingRefusals.CHANGED));
        });
    }

    /**
     * Names the receipt of a cost, until a bill takes it; "" says that there is none after all.
     *
     * @param receipt its number or where it is kept, at most 200 characters
     * @param version as it was read; refuses {@code version-conflict}, {@code already-billed}, {@code too-long}
     */
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS})
    @Transactional
    public Outcome<ExpenseView> receipt(ExpenseId id, int version, String receipt) {
        ExpenseView expense = store.find(id).orElse(null);
        if (expense == null) {
            return Outcome.refused("not-found", "There is no such expense.");
        }
        List<Refusal> refusals = new ArrayList<>(WorkAuthority.refusalToRecordFor(expense.incurredBy(), "receipt").stream().toList());
        if (expense.billId() != null) {
            refusals.add(Refusal.of("already-billed", "This is on a bill and cannot change any more."));
        }
        if (receipt.strip().length() > 200) {
            refusals.add(Refusal.at("receipt", "too-long", "At most 200 characters."));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        return store.receipt(id, version, receipt.strip()) ? Outcome.done(store.find(id).orElseThrow()) : Outcome.refused(TimekeepingRefusals.CHANGED);
    }

    /** Deletes a draft. */
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS})
    @Transactional
    public Outcome<ExpenseId> delete(ExpenseId id, int version) {
        return open(id, version).flatMap(expense -> store.delete(id, version) ? Outcome.done(id) : Outcome.refused(TimekeepingRefusals.CHANGED));
    }

    /** Empty also for one that the acting person may not see. */
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS, Permission.TIME_APPROVE, Permission.BILLING_VIEW})
    @Transactional(readOnly = true)
    public Optional<ExpenseView> find(ExpenseId id) {
        return store.find(id);
    }

    /** A draft of this version that the acting person may change. */
    private Outcome<ExpenseView> open(ExpenseId id, int version) {
        Optional<ExpenseView> found = store.find(id);
        if (found.isEmpty()) {
            return Outcome.refused("not-found", "There is no such expense.");
        }
        ExpenseView expense = found.get();
        List<Refusal> refusals = new ArrayList<>();
        WorkAuthority.refusalToRecordFor(expense.incurredBy(), "incurredBy").ifPresent(refusals::add);
        TimeEntries.settled(expense.status(), expense.billId()).ifPresent(refusals::add);
        if (expense.version() != version) {
            refusals.add(TimekeepingRefusals.CHANGED);
        }
        return refusals.isEmpty() ? Outcome.done(expense) : Outcome.refused(refusals);
    }

    /** The amount, if nothing is against it. */
    private Outcome<Money> check(ExpenseId id, NewExpense expense) {
        MatterFacts matter = facts.matters(List.of(expense.matterId())).get(expense.matterId());
        TimeChecks checks = checkList.now();
        List<Refusal> refusals = new ArrayList<>(checks.matter(matter));
        checks.day(expense.date()).ifPresent(refusals::add);
        checks.narrative(expense.told()).ifPresent(refusals::add);
        Codes.refusal(checks.codes(), CodeKind.EXPENSE, Codes.normalOrNull(expense.code()), null, "code").ifPresent(refusals::add);
        WorkAuthority.refusalToRecordFor(expense.person(), "incurredBy").ifPresent(refusals::add);
        if (!facts.timekeepers(List.of(expense.person())).containsKey(expense.person())) {
            refusals.add(Refusal.at("incurredBy", "person-unknown", "There is no such person here."));
        }
        Money amount = expense.total();
        refusals.addAll(amountRefusals(expense, amount, matter));
        if (stamp(expense).status() != WorkStatus.DRAFT) {
            TimeChecks.told(expense.billed(), expense.told()).ifPresent(refusals::add);
            if (refusals.isEmpty() && amount != null) {
                refusals.addAll(checkList.forbidden(id, expense, amount));
            }
        }
        return refusals.isEmpty() && amount != null ? Outcome.done(amount) : Outcome.refused(refusals);
    }

    private static List<Refusal> amountRefusals(NewExpense expense, @Nullable Money amount, @Nullable MatterFacts matter) {
        List<Refusal> refusals = new ArrayList<>();
        if ((expense.quantity() == null) != (expense.unitPrice() == null)) {
            refusals.add(Refusal.required(expense.quantity() == null ? "quantity" : "unitPrice"));
        }
        if (expense.quantity() != null && (expense.quantity().signum() <= 0 || expense.quantity().stripTrailingZeros().scale() > 2 || expense.quantity().precision() > 12)) {
            refusals.add(Refusal.at("quantity", "quantity-out-of-range", "A quantity is above zero, with at most two decimals."));
        }
        if (amount == null) {
            refusals.add(Refusal.required("amount"));
        } else if (!amount.isPositive()) {
            refusals.add(Refusal.at(expense.counted() ? "unitPrice" : "amount", "amount-not-positive", "A cost is above zero."));
        } else if (matter != null && !amount.getCurrencyUnit().equals(matter.currency())) {
            refusals.add(Refusal.at("amount", "currency-mismatch", "This matter is kept in %s.".formatted(matter.currency().getCode())));
        } else if (expense.amount() != null && !expense.amount().equals(amount)) {
            refusals.add(Refusal.at("amount", "amount-mismatch", "Quantity times unit price makes %s.".formatted(Show.money(amount))));
        }
        if (expense.billing() == Billing.NO_CHARGE) {
            refusals.add(Refusal.at("billing", "billing-unknown", "An expense is billable or non-billable."));
        }
        return refusals;
    }

    private Stamp stamp(NewExpense expense) {
        if (Boolean.FALSE.equals(expense.submit())) {
            return Stamp.DRAFT;
        }
        if (authority.approvesAtOnce(expense.person())) {
            return new Stamp(WorkStatus.APPROVED, firms.now(), WorkAuthority.me());
        }
        return Boolean.TRUE.equals(expense.submit()) ? new Stamp(WorkStatus.SUBMITTED, firms.now(), WorkAuthority.me()) : Stamp.DRAFT;
    }
}
