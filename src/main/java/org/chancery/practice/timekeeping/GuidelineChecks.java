package org.chancery.practice.timekeeping;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chancery.platform.firm.Firms;
import org.chancery.practice.timekeeping.CheckedWork.Billed;
import org.chancery.practice.timekeeping.Valuation.Charge;
import org.chancery.shared.Outcome;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Holds work against what its client demands: as it is typed, as it is kept, and as it would be billed. Non-billable work reaches no client and is not checked. */
@Service
public class GuidelineChecks {

    private final ObjectProvider<WorkDemands> demands;
    private final KeptWork kept;
    private final WorkFacts facts;
    private final Firms firms;

    GuidelineChecks(ObjectProvider<WorkDemands> demands, KeptWork kept, WorkFacts facts, Firms firms) {
        this.demands = demands;
        this.kept = kept;
        this.facts = facts;
        this.firms = firms;
    }

    /** Of recorded work, time entries and expenses alike, as far as the current person may know of it. */
    @Transactional(readOnly = true)
    public List<Breach> of(Collection<UUID> ids) {
        return breaches(kept.find(ids));
    }

    /** Of recorded work as a bill says it, by its id. */
    @Transactional(readOnly = true)
    public List<Breach> asBilled(Map<UUID, Billed> lines) {
        return breaches(kept.find(lines.keySet()).stream().map(work -> Optional.ofNullable(lines.get(work.id())).map(work::as).orElse(work)).toList());
    }

    /** Of time that is being typed. Refuses {@code matter-unknown}. */
    @Transactional(readOnly = true)
    public Outcome<List<Breach>> typed(TimeEntryId id, NewTime typed) {
        NewTime time = typed.normal();
        MatterFacts matter = facts.matters(List.of(time.matterId())).get(time.matterId());
        if (matter == null) {
            return Outcome.refusedAt("matterId", "matter-unknown", "There is no such matter.");
        }
        if (time.billed() == Billing.NON_BILLABLE) {
            return Outcome.done(List.of());
        }
        Optional<Charge> charge = facts.rates(List.of(matter), List.of(time.timekeeper()), time.date(), time.date())
                .charge(new RateCard.Work(time.timekeeper(), matter.clientId(), matter.id(), time.activityCode(), matter.currency(), time.date())).map(Charge::of);
        Money amount = Valuation.of(time.minutes(), time.billed(), matter.rounding(), matter.currency(), charge).map(Valuation::amount).orElseGet(() -> Money.zero(matter.currency()));
        return Outcome.done(changed(List.of(work(id, time, charge.map(Charge::hourly).orElse(null), amount))));
    }

    /** Of a cost that is being typed. Refuses {@code matter-unknown}. */
    @Transactional(readOnly = true)
    public Outcome<List<Breach>> typed(ExpenseId id, NewExpense typed) {
        MatterFacts matter = facts.matters(List.of(typed.matterId())).get(typed.matterId());
        if (matter == null) {
            return Outcome.refusedAt("matterId", "matter-unknown", "There is no such matter.");
        }
        Money total = typed.total();
        Money amount = total == null ? Money.of(matter.currency(), BigDecimal.ZERO) : total;
        return Outcome.done(typed.billed() == Billing.NON_BILLABLE ? List.of() : changed(List.of(work(id, typed, amount))));
    }

    /** Of work that is about to be kept as given, or changed into this. */
    List<Breach> changed(List<CheckedWork> work) {
        Map<UUID, CheckedWork> before = kept.find(work.stream().map(CheckedWork::id).toList()).stream().collect(Collectors.toMap(CheckedWork::id, Function.identity()));
        return breaches(work.stream().map(each -> Optional.ofNullable(before.get(each.id())).map(each::keptAs).orElse(each)).toList());
    }

    private List<Breach> breaches(Collection<CheckedWork> work) {
        return work.isEmpty() ? List.of() : demands.stream().flatMap(each -> each.breaches(work).stream()).toList();
    }

    CheckedWork work(TimeEntryId id, NewTime time, @Nullable Money rate, Money amount) {
        return new CheckedWork(id.value(), CheckedWork.Kind.TIME, time.matterId(), time.timekeeper(), time.date(), firms.today(), time.minutes(),
                time.narrative() == null ? "" : time.narrative(), time.taskCode(), time.activityCode(), null, rate, amount, false);
    }

    CheckedWork work(ExpenseId id, NewExpense expense, Money amount) {
        return new CheckedWork(id.value(), CheckedWork.Kind.EXPENSE, expense.matterId(), expense.person(), expense.date(), firms.today(), 0, expense.told(), null, null,
                Codes.normalOrNull(expense.code()), null, amount, false);
    }
}
