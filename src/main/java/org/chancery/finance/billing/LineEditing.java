package org.chancery.finance.billing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.chancery.platform.web.Show;
import org.chancery.shared.Moneys;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Carries out a {@link LineEdit}: the line as it will be, and what changed in words. */
final class LineEditing {

    static final int LONGEST_NARRATIVE = 15000;
    private static final int MOST_MINUTES = 60000;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** A line after an edit, and a note for each field that changed. */
    record Edited(DraftLine line, List<Note> notes) {}

    /**
     * One field's change.
     *
     * @param then the line's terms with this change and those before it, and none of those after it
     */
    record Note(PreBillChange.What what, String before, String after, LineTerms then) {}

    private final Function<String, Optional<TaxRate>> taxes;
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();

    private LineEditing(Function<String, Optional<TaxRate>> taxes) {
        this.taxes = taxes;
    }

    /** @param taxes the rate of a code today; empty for an unknown code */
    static Outcome<Edited> apply(DraftLine line, LineEdit edit, Function<String, Optional<TaxRate>> taxes) {
        var editing = new LineEditing(taxes);
        LineTerms terms = editing.terms(line, edit);
        return editing.refusals.isEmpty() ? Outcome.done(new Edited(line.with(terms), List.copyOf(editing.notes))) : Outcome.refused(editing.refusals);
    }

    private LineTerms terms(DraftLine line, LineEdit edit) {
        if (line.kind() == LineKind.INTEREST) {
            interest(line.terms(), edit);
        }
        LineTerms terms = narrative(line.terms(), edit.narrative());
        terms = value(line.kind(), terms, edit);
        terms = discount(terms, edit.discount());
        terms = tax(terms, edit.taxCode());
        return held(terms, edit.held());
    }

    /** Interest may be written down; more than accrued is none, and it is not taxed. */
    private void interest(LineTerms terms, LineEdit edit) {
        if (edit.amount() != null && edit.amount().getCurrencyUnit().equals(terms.gross().getCurrencyUnit()) && edit.amount().isGreaterThan(terms.gross())) {
            refusals.add(Refusal.at("amount", "interest-raised", "No more than %s accrued; it can be written down.".formatted(Show.money(terms.gross()))));
        }
        if (edit.taxCode() != null && !edit.taxCode().isBlank()) {
            refusals.add(Refusal.at("taxCode", "interest-untaxed", "Interest is not taxed."));
        }
    }

    private LineTerms narrative(LineTerms terms, @Nullable String text) {
        if (text == null) {
            return terms;
        }
        String narrative = text.strip();
        if (narrative.isEmpty() || narrative.length() > LONGEST_NARRATIVE) {
            refusals.add(Refusal.at("narrative", "narrative-length", "A narrative has 1 to %d characters.".formatted(LONGEST_NARRATIVE)));
            return terms;
        }
        return note(PreBillChange.What.NARRATIVE, terms.narrative(), narrative, terms.narrative(narrative));
    }

    private LineTerms value(LineKind kind, LineTerms terms, LineEdit edit) {
        Integer minutes = edit.minutes();
        Money rate = edit.rate();
        Money amount = edit.amount();
        if ((minutes != null || rate != null) && kind != LineKind.TIME && kind != LineKind.FEE) {
            refusals.add(Refusal.at(minutes != null ? "minutes" : "rate", "not-time", "This line is no time; change its amount instead."));
            return terms;
        }
        LineTerms changed = terms;
        if (minutes != null || rate != null) {
            changed = time(terms, minutes == null ? terms.minutes() : minutes, rate == null ? terms.rate() : rate, minutes != null);
        }
        return amount == null ? changed : amount(kind, changed, amount);
    }

    private LineTerms time(LineTerms terms, int minutes, @Nullable Money rate, boolean byMinutes) {
        CurrencyUnit currency = terms.gross().getCurrencyUnit();
        if (minutes < 0 || minutes > MOST_MINUTES) {
            refusals.add(Refusal.at("minutes", "minutes-out-of-range", "Between 0 and %d minutes.".formatted(MOST_MINUTES)));
            return terms;
        }
        if (rate == null || rate.isNegative() || !rate.getCurrencyUnit().equals(currency) || BillLimits.tooLargeAnHour(rate)) {
            refusals.add(Refusal.at(byMinutes ? "minutes" : "rate", "rate-invalid", "An hour's price in %s is needed, from zero to 10,000,000.".formatted(currency)));
            return terms;
        }
        if (minutes == terms.minutes() && rate.equals(terms.rate())) {
            return terms;
        }
        Money before = terms.rate() == null ? rate : terms.rate();
        LineTerms timed = note(PreBillChange.What.MINUTES, hours(terms.minutes()), hours(minutes), at(terms, minutes, before));
        return note(PreBillChange.What.RATE, Show.money(terms.rate()), Show.money(rate), at(timed, minutes, rate));
    }

    private static String hours(int minutes) {
        return Show.hours(minutes) + " h";
    }

    private static LineTerms at(LineTerms terms, int minutes, Money rate) {
        return terms.time(terms.charge(), minutes, rate, terms.charge() == Charge.CHARGED ? Moneys.forMinutes(rate, minutes) : terms.gross());
    }

    private LineTerms amount(LineKind kind, LineTerms terms, Money amount) {
        if (BillLimits.tooLarge(amount)) {
            refusals.add(BillLimits.TOO_LARGE);
            return terms;
        }
        if (!amount.getCurrencyUnit().equals(terms.gross().getCurrencyUnit())) {
            refusals.add(Refusal.at("amount", "currency-mismatch", "This bill is in %s.".formatted(terms.gross().getCurrencyUnit())));
            return terms;
        }
        if (kind == LineKind.COURTESY ? amount.isPositive() : amount.isNegative()) {
            refusals.add(Refusal.at("amount", "amount-sign", kind == LineKind.COURTESY ? "A courtesy takes off: zero or less." : "Zero or more; a courtesy line takes off."));
            return terms;
        }
        Charge charge = amount.isZero() ? terms.charge() : Charge.CHARGED;
        return note(PreBillChange.What.AMOUNT, Show.money(terms.gross()), Show.money(amount), terms.time(charge, terms.minutes(), terms.rate(), amount));
    }

    private LineTerms discount(LineTerms terms, LineEdit.@Nullable Off off) {
        if (off == null) {
            return terms;
        }
        return switch (read(off, terms.gross().getCurrencyUnit())) {
            case Outcome.Done<Discount>(var discount) -> note(PreBillChange.What.DISCOUNT, words(terms.discount()), words(discount), terms.discount(discount));
            case Outcome.Refused<Discount>(var why) -> {
                refusals.addAll(why);
                yield terms;
            }
        };
    }

    /** A discount as it was entered: at most one of percentage and sum, each within its bounds. */
    static Outcome<Discount> read(LineEdit.Off off, CurrencyUnit currency) {
        BigDecimal percent = off.percent();
        Money sum = off.amount();
        if (percent != null && sum != null) {
            return Outcome.refusedAt("discount", "discount-invalid", "Either a percentage or a sum.");
        }
        if (percent != null && (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0 || percent.stripTrailingZeros().scale() > 4)) {
            return Outcome.refusedAt("discount", "discount-invalid", "From 0 to 100 percent, with four decimals at most.");
        }
        if (sum != null && (sum.isNegative() || !sum.getCurrencyUnit().equals(currency))) {
            return Outcome.refusedAt("discount", "discount-invalid", "A sum in %s, zero or more.".formatted(currency));
        }
        return Outcome.done(percent != null && percent.signum() == 0 ? new Discount.None() : Discount.of(percent, sum));
    }

    static String words(Discount discount) {
        return discount instanceof Discount.None ? "none" : discount.words();
    }

    private LineTerms tax(LineTerms terms, @Nullable String code) {
        if (code == null) {
            return terms;
        }
        String wanted = code.strip();
        TaxRate rate = wanted.isEmpty() ? null : taxes.apply(wanted).orElse(null);
        if (rate == null && !wanted.isEmpty()) {
            refusals.add(Refusal.at("taxCode", "tax-unknown", "There is no tax “%s” today.".formatted(wanted)));
            return terms;
        }
        return note(PreBillChange.What.TAX, words(terms.tax()), words(rate), terms.tax(rate));
    }

    private static String words(@Nullable TaxRate rate) {
        return rate == null ? "untaxed" : rate.code() + " " + rate.percent().stripTrailingZeros().toPlainString() + " %";
    }

    private LineTerms held(LineTerms terms, @Nullable Boolean held) {
        if (held == null) {
            return terms;
        }
        Disposition to = held ? Disposition.HOLD : Disposition.BILL;
        return note(PreBillChange.What.DISPOSITION, terms.disposition().title(), to.title(), terms.disposition(to));
    }

    private LineTerms note(PreBillChange.What what, String before, String after, LineTerms then) {
        if (!Objects.equals(before, after)) {
            notes.add(new Note(what, before, after, then));
        }
        return then;
    }
}
