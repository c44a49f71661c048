package org.chancery.finance.billing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.chancery.finance.billing.BillingTerms.Terms;
import org.chancery.practice.matters.Arrangement;
import org.chancery.practice.matters.MatterView;
import org.chancery.practice.timekeeping.Billing;
import org.chancery.practice.timekeeping.ExpenseKind;
import org.chancery.practice.timekeeping.WorkInProgress.UnbilledExpense;
import org.chancery.practice.timekeeping.WorkInProgress.UnbilledTime;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Copies a matter's work into the lines of a pre-bill: the flat fee first, then time, then expenses, each by day. */
final class NewPreBill {

    private final MatterView matter;
    private final Terms terms;
    private final Map<String, TaxRate> taxes;
    private final List<DraftLine> lines = new ArrayList<>();
    private final Map<PreBillLineId, PreBillLineStore.Origin> origins = new LinkedHashMap<>();

    /** @param taxes the rates of today by code */
    NewPreBill(MatterView matter, Terms terms, Map<String, TaxRate> taxes) {
        this.matter = matter;
        this.terms = terms;
        this.taxes = taxes;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    Draft draft() {
        return new Draft(matter.currency(), BillDiscount.none(), lines);
    }

    Map<PreBillLineId, PreBillLineStore.Origin> origins() {
        return origins;
    }

    /** What is left of a flat fee; nothing for other arrangements. */
    NewPreBill flatFee(Function<Arrangement.Flat, Money> left, LocalDate through) {
        if (matter.arrangement() instanceof Arrangement.Flat flat) {
            Money rest = left.apply(flat);
            if (rest.isPositive()) {
                String narrative = (rest.equals(flat.fee()) ? "Fee agreed for the matter: " : "Rest of the fee agreed for the matter: ") + matter.name();
                add(LineKind.FLAT_FEE, new LineTerms(Charge.CHARGED, 0, null, narrative, rest, new Discount.None(), tax(LineKind.FLAT_FEE), Disposition.BILL),
                        own(null, through, narrative));
            }
        }
        return this;
    }

    private PreBillLineStore.Origin own(@Nullable UUID workItem, LocalDate date, String narrative) {
        return new PreBillLineStore.Origin(workItem, date, null, null, null, null, false,
                new PreBillLineView.Worked(0, null, Money.zero(matter.currency()), narrative));
    }

    NewPreBill time(List<UnbilledTime> time, Set<UUID> taken) {
        for (UnbilledTime entry : time) {
            if (entry.matterId().equals(matter.id()) && !taken.contains(entry.id().value())) {
                Charge charge = charge(entry);
                Money gross = charge == Charge.CHARGED ? entry.amount() : Money.zero(matter.currency());
                add(LineKind.TIME, new LineTerms(charge, entry.billedMinutes(), entry.rate(), entry.narrative(), gross, new Discount.None(), tax(LineKind.TIME), Disposition.BILL),
                        new PreBillLineStore.Origin(entry.id().value(), entry.date(), entry.timekeeperId(), entry.taskCode(), entry.activityCode(), null, false,
                                new PreBillLineView.Worked(entry.minutes(), entry.rate(), entry.amount(), entry.narrative())));
            }
        }
        return this;
    }

    private Charge charge(UnbilledTime entry) {
        if (entry.billing() == Billing.NO_CHARGE) {
            return Charge.NO_CHARGE;
        }
        return switch (matter.arrangement()) {
            case Arrangement.Hourly _ -> Charge.CHARGED;
            case Arrangement.Flat _ -> Charge.COVERED;
        };
    }

    NewPreBill expenses(List<UnbilledExpense> expenses, Set<UUID> taken) {
        for (UnbilledExpense expense : expenses) {
            if (expense.matterId().equals(matter.id()) && !taken.contains(expense.id().value())) {
                add(LineKind.EXPENSE, new LineTerms(Charge.CHARGED, 0, null, expense.narrative(), expense.amount(), new Discount.None(), tax(LineKind.EXPENSE), Disposition.BILL),
                        new PreBillLineStore.Origin(expense.id().value(), expense.date(), null, null, null, expense.code(), expense.kind() == ExpenseKind.HARD,
                                new PreBillLineView.Worked(0, null, expense.amount(), expense.narrative())));
            }
        }
        return this;
    }

    private @Nullable TaxRate tax(LineKind kind) {
        String code = terms.taxCode(kind.cost());
        return code == null ? null : taxes.get(code);
    }

    private void add(LineKind kind, LineTerms its, PreBillLineStore.Origin origin) {
        PreBillLineId id = PreBillLineId.next();
        lines.add(new DraftLine(id, kind, its));
        origins.put(id, origin);
    }
}
