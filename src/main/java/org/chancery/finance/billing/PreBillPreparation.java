package org.chancery.finance.billing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.chancery.platform.firm.Firms;
import org.chancery.practice.matters.Contingency;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.MatterView;
import org.chancery.practice.matters.Matters;
import org.chancery.practice.timekeeping.WorkInProgress;
import org.chancery.shared.Outcome;
import org.joda.money.Money;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Draws up pre-bills, one for each matter of a run. */
@Component
class PreBillPreparation {

    static final int MOST_MATTERS = 1000;
    private static final int MOST_LINES = 20_000;

    private final PreBillStore bills;
    private final PreBillLineStore lines;
    private final WorkInProgress work;
    private final ArrangedFees arranged;
    private final Matters matters;
    private final BillingTerms terms;
    private final TaxCodes taxes;
    private final Firms firms;
    private final ApplicationEventPublisher events;

    PreBillPreparation(PreBillStore bills, PreBillLineStore lines, WorkInProgress work, ArrangedFees arranged, Matters matters, BillingTerms terms, TaxCodes taxes, Firms firms,
            ApplicationEventPublisher events) {
        this.bills = bills;
        this.lines = lines;
        this.work = work;
        this.arranged = arranged;
        this.matters = matters;
        this.terms = terms;
        this.taxes = taxes;
        this.firms = firms;
        this.events = events;
    }

    Outcome<PreparedBills> prepare(PrepareBills command) {
        List<MatterId> ids = command.matterIds().stream().distinct().toList();
        if (ids.isEmpty() || ids.size() > MOST_MATTERS) {
            return Outcome.refusedAt("matterIds", ids.isEmpty() ? "required" : "too-many", "Choose 1 to %d matters.".formatted(MOST_MATTERS));
        }
        List<MatterView> known = new ArrayList<>();
        for (MatterId id : ids) {
            Optional<MatterView> matter = matters.find(id);
            if (matter.isEmpty()) {
                return Outcome.refusedAt("matterIds", "matter-unknown", "There is no matter %s.".formatted(id));
            }
            known.add(matter.get());
        }
        return prepare(known, command.through());
    }

    private Outcome<PreparedBills> prepare(List<MatterView> known, LocalDate through) {
        List<MatterId> ids = known.stream().map(MatterView::id).toList();
        var unbilled = work.unbilled(ids, through);
        var fees = arranged.unbilled(known, through);
        Set<UUID> taken = lines.workOnOpenPreBills(ids);
        Map<String, TaxRate> rates = taxes.on(firms.today());
        List<PreparedBills.Item> items = new ArrayList<>();
        List<PreparedBills.Skipped> skipped = new ArrayList<>();
        for (MatterView matter : known) {
            var bill = new NewPreBill(matter, terms.of(matter.clientId()), rates)
                    .flatFee(fee -> fee.minus(lines.flatFeeTaken(matter.id(), matter.currency())), through).agreedFees(fees, taken)
                    .time(unbilled.time(), taken, arranged.room(matter)).expenses(unbilled.expenses(), taken);
            if (bill.isEmpty()) {
                skipped.add(new PreparedBills.Skipped(matter.id(), reason(matter, unbilled, taken)));
                continue;
            }
            if (bill.origins().size() > MOST_LINES) {
                return Outcome.refusedAt("through", "too-many", "Matter %s has more than %d lines; choose an earlier day.".formatted(matter.number(), MOST_LINES));
            }
            items.add(insert(matter, through, bill));
        }
        return Outcome.done(new PreparedBills(items, skipped));
    }

    private PreparedBills.Item insert(MatterView matter, LocalDate through, NewPreBill bill) {
        PreBillId id = PreBillId.next();
        Draft.Priced priced = bill.draft().price().orThrow();
        bills.insert(id, matter.id(), matter.currency(), through, firms.now());
        lines.insert(id, matter.id(), bill.origins(), priced.lines());
        bill.changes().forEach(change -> bills.record(id, matter.id(), change, firms.now()));
        Money total = priced.totals().total();
        events.publishEvent(new PreBillPrepared(id, matter.id(), through, total));
        return new PreparedBills.Item(id, matter.id(), total);
    }

    private static String reason(MatterView its, WorkInProgress.Unbilled unbilled, Set<UUID> taken) {
        MatterId matter = its.id();
        Set<String> reasons = new TreeSet<>();
        boolean onOther = unbilled.time().stream().anyMatch(t -> t.matterId().equals(matter) && taken.contains(t.id().value()))
                || unbilled.expenses().stream().anyMatch(e -> e.matterId().equals(matter) && taken.contains(e.id().value()));
        if (onOther) {
            reasons.add("its work is on an open pre-bill already");
        }
        int waiting = unbilled.notApproved().getOrDefault(matter, 0);
        if (waiting > 0) {
            reasons.add(waiting == 1 ? "1 item waits for approval" : waiting + " items wait for approval");
        }
        if (its.arrangement() instanceof Contingency && unbilled.time().stream().anyMatch(t -> t.matterId().equals(matter))) {
            reasons.add("its time waits for a recovery");
        }
        return reasons.isEmpty() ? "nothing to bill up to that day" : String.join("; ", reasons);
    }

    /** What a reviewer should know: approved work that came later, and work that approval keeps off. */
    List<String> warnings(PreBillView bill) {
        var unbilled = work.unbilled(List.of(bill.matterId()), bill.through());
        Set<UUID> taken = lines.workOnOpenPreBills(List.of(bill.matterId()));
        long more = unbilled.time().stream().filter(t -> !taken.contains(t.id().value())).count()
                + unbilled.expenses().stream().filter(e -> !taken.contains(e.id().value())).count();
        int waiting = unbilled.notApproved().getOrDefault(bill.matterId(), 0);
        List<String> warnings = new ArrayList<>(matters.find(bill.matterId()).flatMap(arranged::beyondCap).stream().toList());
        if (waiting > 0) {
            warnings.add(waiting == 1 ? "1 item of this time waits for approval and is left out." : waiting + " items of this time wait for approval and are left out.");
        }
        if (more > 0) {
            warnings.add(more == 1 ? "1 approved item up to this day is not on this pre-bill." : more + " approved items up to this day are not on this pre-bill.");
        }
        return warnings;
    }
}
