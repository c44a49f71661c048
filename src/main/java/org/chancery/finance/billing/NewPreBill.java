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
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.Contingency;
import org.chancery.practice.matters.MatterView;
import org.chancery.practice.timekeeping.ExpenseKind;
import org.chancery.practice.timekeeping.WorkInProgress.UnbilledExpense;
import org.chancery.practice.timekeeping.WorkInProgress.UnbilledTime;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Copies a matter's work into the lines of a pre-bill: the fees agreed first, then time, then expenses, each by day. */
final class NewPreBill {

    private final MatterView matter;
    private final Terms terms;
    private final Map<String, TaxRate> taxes;
    private final List<DraftLine> lines = new ArrayList<>();
    private final Map<PreBillLineId, PreBillLineStore.Origin> origins = new LinkedHashMap<>();
    private final List<PreBillStore.NewChange> changes = new ArrayList<>();
    private boolean recovered;

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

    /** What is left of a fee for the whole matter; nothing for arrangements without one. */
    NewPreBill flatFee(Function<Money, Money> left, LocalDate through) {
        matter.arrangement().fixedFee().ifPresent(fee -> {
            Money rest = left.apply(fee);
            if (rest.isPositive()) {
                String narrative = (rest.equals(fee) ? "Fee agreed for the matter: " : "Rest of the fee agreed for the matter: ") + matter.name();
                add(LineKind.FLAT_FEE, new LineTerms(Charge.CHARGED, 0, null, narrative, rest, new Discount.None(), tax(LineKind.FLAT_FEE), Disposition.BILL),
                        own(null, through, narrative));
            }
        });
        return this;
    }

    /** The fees that the arrangement made due and no bill has. */
    NewPreBill agreedFees(List<AgreedFeeStore.Unbilled> fees, Set<UUID> taken) {
        for (AgreedFeeStore.Unbilled fee : fees) {
            if (fee.matterId().equals(matter.id()) && !taken.contains(fee.id().value()) && fee.amount().getCurrencyUnit().equals(matter.currency())) {
                recovered |= fee.kind() == AgreedFeeKind.CONTINGENCY;
                add(LineKind.AGREED_FEE, new LineTerms(Charge.CHARGED, 0, null, fee.narrative(), fee.amount(), new Discount.None(), tax(LineKind.AGREED_FEE), Disposition.BILL),
                        own(fee.id().value(), fee.dueOn(), fee.narrative()));
            }
        }
        return this;
    }

    private PreBillLineStore.Origin own(@Nullable UUID workItem, LocalDate date, String narrative) {
        return new PreBillLineStore.Origin(workItem, date, null, null, null, null, false,
                new PreBillLineView.Worked(0, null, Money.zero(matter.currency()), narrative));
    }

    /**
     * Time, as the arrangement charges it. On a contingency it waits for a recovery, and is shown beside the fee then.
     *
     * @param room what a cap leaves for fees; null for no cap
     */
    NewPreBill time(List<UnbilledTime> time, Set<UUID> taken, @Nullable Money room) {
        if (matter.arrangement() instanceof Contingency && !recovered) {
            return this;
        }
        Money left = room;
        for (UnbilledTime entry : time) {
            if (entry.matterId().equals(matter.id()) && !taken.contains(entry.id().value())) {
                ChargedTime charged = ChargedTime.of(entry, matter.arrangement(), matter.currency());
                if (left != null && charged.gross().isPositive()) {
                    ChargedTime full = charged;
                    charged = full.within(left);
                    left = left.minus(charged.gross());
                    noteCap(full, charged, add(entry, charged));
                } else {
                    add(entry, charged);
                }
            }
        }
        return this;
    }

    private PreBillLineId add(UnbilledTime entry, ChargedTime charged) {
        return add(LineKind.TIME, new LineTerms(charged.charge(), entry.billedMinutes(), charged.rate(), entry.narrative(), charged.gross(), new Discount.None(), tax(LineKind.TIME), Disposition.BILL),
                new PreBillLineStore.Origin(entry.id().value(), entry.date(), entry.timekeeperId(), entry.taskCode(), entry.activityCode(), null, false,
                        new PreBillLineView.Worked(entry.minutes(), entry.rate(), entry.amount(), entry.narrative())));
    }

    /** What a cap takes off stays to be read, with its reason. */
    private void noteCap(ChargedTime full, ChargedTime capped, PreBillLineId line) {
        if (!capped.gross().equals(full.gross())) {
            changes.add(new PreBillStore.NewChange(PreBillChange.What.CAPPED, line, Show.money(full.gross()), Show.money(capped.gross()), capped.gross().minus(full.gross()),
                    matter.arrangement().terms()));
        }
    }

    /** What the arrangement took off while the lines were copied. */
    List<PreBillStore.NewChange> changes() {
        return changes;
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

    private PreBillLineId add(LineKind kind, LineTerms its, PreBillLineStore.Origin origin) {
        PreBillLineId id = PreBillLineId.next();
        lines.add(new DraftLine(id, kind, its));
        origins.put(id, origin);
        return id;
    }
}
