package org.chancery.finance.billing.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chancery.finance.billing.BillDiscount;
import org.chancery.finance.billing.LineEdit;
import org.chancery.finance.billing.LineKind;
import org.chancery.finance.billing.NewLine;
import org.chancery.finance.billing.PreBillLineView;
import org.chancery.finance.billing.PreBillView;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.Show;
import org.chancery.shared.UserId;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The small forms of a pre-bill's review, read and filled. A line's form carries along what each field showed ({@code was.minutes}), so that only
 * what this person changed is changed, although somebody else changed another field meanwhile.
 */
final class PreBillForms {

    static final List<Option> ADDED = List.of(Option.of(LineKind.FEE.name(), LineKind.FEE.title()), Option.of(LineKind.COST.name(), LineKind.COST.title()),
            Option.of(LineKind.COURTESY.name(), "Courtesy (takes off)"));
    static final List<Option> SCOPES = List.of(Option.of(BillDiscount.Scope.FEES.name(), "of the fees"), Option.of(BillDiscount.Scope.ALL.name(), "of fees and costs"));

    private PreBillForms() {}

    static Form line(PreBillLineView line) {
        return Form.of(Map.of("narrative", line.narrative(), "minutes", Show.hours(line.minutes()), "rate", amount(line.rate()), "amount", amount(line.gross()),
                "discount", discount(line.discountPercent(), line.discount()), "taxCode", Objects.requireNonNullElse(line.taxCode(), ""), "held", line.held()));
    }

    static Form discount(PreBillView bill) {
        return Form.of(Map.of("discount", discount(bill.discountPercent(), bill.discount()), "scope", bill.discountOn().name()));
    }

    static Form note(PreBillView bill) {
        return Form.of(Map.of("note", bill.note(), "showTime", bill.showTime()));
    }

    private static String amount(@Nullable Money money) {
        return money == null ? "" : Show.amount(money);
    }

    /** As a reviewer types it: {@code 10 %} or {@code 50.00}; empty for none. */
    static String discount(@Nullable BigDecimal percent, Money sum) {
        return percent != null ? percent.stripTrailingZeros().toPlainString() + " %" : sum.isZero() ? "" : Show.amount(sum);
    }

    static LineEdit readLine(Posted f, CurrencyUnit currency) {
        String tax = Objects.requireNonNullElse(f.textOrNull("taxCode"), "");
        return new LineEdit(changed(f, "narrative") ? unix(f.text("narrative")) : null, changed(f, "minutes") ? f.minutes("minutes") : null,
                changed(f, "rate") ? f.money("rate", currency) : null, changed(f, "amount") ? f.money("amount", currency) : null,
                changed(f, "discount") ? readDiscount(f, currency) : null, changed(f, "taxCode") ? tax : null,
                changed(f, "held") ? f.flag("held") : null, f.textOrNull("reason"));
    }

    private static boolean changed(Posted f, String field) {
        return !unix(f.textOrNull(field)).equals(unix(f.textOrNull("was." + field)));
    }

    private static String unix(@Nullable String text) {
        return text == null ? "" : text.replace("\r\n", "\n");
    }

    static LineEdit.Off readDiscount(Posted f, CurrencyUnit currency) {
        String typed = f.textOrNull("discount");
        return typed != null && typed.contains("%") ? new LineEdit.Off(f.decimalOrNull("discount"), null) : new LineEdit.Off(null, f.moneyOrNull("discount", currency));
    }

    /** A courtesy takes off, whichever sign was typed. */
    static NewLine readNew(Posted f, CurrencyUnit currency) {
        LineKind kind = f.constant("kind", LineKind.class);
        Money typed = f.money("amount", currency);
        String tax = f.textOrNull("taxCode");
        return new NewLine(kind, f.dateOrNull("date"), unix(f.text("narrative")), kind == LineKind.COURTESY && typed.isPositive() ? typed.negated() : typed,
                f.idOrNull("timekeeperId", UserId::of), "USUAL".equals(tax) ? null : Objects.requireNonNullElse(tax, ""), f.textOrNull("reason"));
    }

    /** The taxes of today, and the one that a line has already. */
    static List<Option> taxes(Map<String, String> today, @Nullable String current) {
        List<Option> options = new ArrayList<>();
        today.forEach((code, words) -> options.add(Option.of(code, words)));
        if (current != null && !today.containsKey(current)) {
            options.add(Option.of(current, current));
        }
        return options;
    }
}
