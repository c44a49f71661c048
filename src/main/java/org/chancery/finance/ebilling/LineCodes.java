package org.chancery.finance.ebilling;

import java.util.Locale;
import org.chancery.finance.ebilling.ledes.EBill;
import org.jspecify.annotations.Nullable;

/** Codes that a receiver wants and a line was issued without. Each is null for none. */
public record LineCodes(@Nullable String task, @Nullable String activity, @Nullable String expense) {

    static final LineCodes NONE = new LineCodes(null, null, null);

    public LineCodes {
        task = normal(task);
        activity = normal(activity);
        expense = normal(expense);
    }

    private static @Nullable String normal(@Nullable String code) {
        return code == null || code.isBlank() ? null : code.strip().toUpperCase(Locale.ROOT);
    }

    boolean isEmpty() {
        return task == null && activity == null && expense == null;
    }

    /** These where they say something, else those. */
    EBill.Codes under(@Nullable String issuedTask, @Nullable String issuedActivity, @Nullable String issuedExpense) {
        return new EBill.Codes(first(issuedTask, task), first(issuedActivity, activity), first(issuedExpense, expense));
    }

    private static String first(@Nullable String issued, @Nullable String supplied) {
        return issued != null && !issued.isBlank() ? issued : supplied != null ? supplied : "";
    }
}
