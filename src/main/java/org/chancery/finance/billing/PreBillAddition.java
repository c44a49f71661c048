package org.chancery.finance.billing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chancery.finance.billing.PreBillDrafts.Opened;
import org.chancery.finance.billing.PreBillStore.NewChange;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Users;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Adds lines of no recorded work to a pre-bill. */
@Component
class PreBillAddition {

    private final PreBillDrafts drafts;
    private final PreBillLineStore lines;
    private final TaxCodes taxes;
    private final BillingTerms terms;
    private final Users users;
    private final Firms firms;

    PreBillAddition(PreBillDrafts drafts, PreBillLineStore lines, TaxCodes taxes, BillingTerms terms, Users users, Firms firms) {
        this.drafts = drafts;
        this.lines = lines;
        this.taxes = taxes;
        this.terms = terms;
        this.users = users;
        this.firms = firms;
    }

    Outcome<PreBillView> add(Opened bill, NewLine line) {
        List<Refusal> refusals = refusals(line, bill.head().currency(), bill.draft().lines().stream().anyMatch(each -> each.kind() == LineKind.INTEREST));
        return refusals.isEmpty() ? tax(bill, line).flatMap(tax -> add(bill, line, tax.orElse(null))) : Outcome.refused(refusals);
    }

    private List<Refusal> refusals(NewLine line, CurrencyUnit currency, boolean interest) {
        List<Refusal> refusals = new ArrayList<>();
        if (line.kind() != LineKind.FEE && line.kind() != LineKind.COST && line.kind() != LineKind.COURTESY) {
            refusals.add(Refusal.at("kind", "kind-invalid", "A fee, a cost or a courtesy can be added."));
        }
        if (line.kind() != LineKind.COURTESY && interest) {
            refusals.add(Refusal.at("kind", "interest-alone", "Interest is billed alone: work and costs go on a bill of their own."));
        }
        int length = line.narrative().strip().length();
        if (length == 0 || length > LineEditing.LONGEST_NARRATIVE) {
            refusals.add(Refusal.at("narrative", "narrative-length", "A narrative has 1 to %d characters.".formatted(LineEditing.LONGEST_NARRATIVE)));
        }
        Money amount = line.amount();
        if (BillLimits.tooLarge(amount)) {
            refusals.add(BillLimits.TOO_LARGE);
        } else if (!amount.getCurrencyUnit().equals(currency)) {
            refusals.add(Refusal.at("amount", "currency-mismatch", "This bill is in %s.".formatted(currency)));
        } else if (line.kind() == LineKind.COURTESY ? amount.isPositive() : amount.isNegative()) {
            refusals.add(Refusal.at("amount", "amount-sign", line.kind() == LineKind.COURTESY ? "A courtesy takes off: zero or less." : "Zero or more; a courtesy takes off."));
        }
        if (line.timekeeperId() != null && users.find(line.timekeeperId()).isEmpty()) {
            refusals.add(Refusal.at("timekeeperId", "timekeeper-unknown", "There is no such person."));
        }
        return refusals;
    }

    /** The tax that was asked for, or what the client's terms say. */
    private Outcome<Optional<TaxRate>> tax(Opened bill, NewLine line) {
        LocalDate today = firms.today();
        String wanted = line.taxCode();
        if (wanted == null) {
            String usual = terms.of(drafts.view(bill.id()).clientId()).taxCode(line.kind().cost());
            return Outcome.done(usual == null ? Optional.empty() : taxes.find(usual, today));
        }
        Optional<TaxRate> rate = wanted.isBlank() ? Optional.empty() : taxes.find(wanted, today);
        return rate.isPresent() || wanted.isBlank() ? Outcome.done(rate)
                : Outcome.refusedAt("taxCode", "tax-unknown", "There is no tax “%s” today.".formatted(wanted.strip()));
    }

    private Outcome<PreBillView> add(Opened bill, NewLine line, @Nullable TaxRate tax) {
        PreBillLineId id = PreBillLineId.next();
        String narrative = line.narrative().strip();
        var added = new DraftLine(id, line.kind(), new LineTerms(Charge.CHARGED, 0, null, narrative, line.amount(), new Discount.None(), tax, Disposition.BILL));
        LocalDate date = line.date() == null ? bill.head().through() : line.date();
        var origin = new PreBillLineStore.Origin(null, date, line.timekeeperId(), null, null, null, false,
                new PreBillLineView.Worked(0, null, Money.zero(bill.head().currency()), narrative));
        return drafts.write(bill, bill.draft().adding(added), written -> {
            lines.insert(bill.id(), bill.head().matterId(), Map.of(id, origin), List.of(written.priced().lines().getLast()));
            drafts.note(bill, new NewChange(PreBillChange.What.LINE_ADDED, id, null, narrative, written.effect(), bill.reason()));
        });
    }
}
