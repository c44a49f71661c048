package org.chancery.finance.banking;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chancery.platform.web.Row;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a reconciliation as the database works them out, whole whatever walls hide.
 *
 * @param byStatement what the imported files make of the day's balance; null if none covers it
 */
record Figures(Money deposits, int depositCount, Money disbursements, int disbursementCount, Money errors, Money adjusted, Money book, @Nullable Money ledgers,
        @Nullable Money negative, int ledgerCount, Money bankOnly, int bankOnlyCount, @Nullable Money byStatement, boolean agrees) {

    static final String COLUMNS = """
            f.deposits_minor, f.deposits, f.disbursements_minor, f.disbursements, f.errors_minor, f.adjusted_minor, f.book_minor, f.ledgers_minor, f.negative_minor,
            coalesce(f.ledgers, 0) as ledgers, f.bank_only_minor, f.bank_only, f.by_statement_minor, f.agrees
            """;

    static Figures of(Row row) {
        return new Figures(row.money("deposits"), row.number("deposits"), row.money("disbursements"), row.number("disbursements"), row.money("errors"), row.money("adjusted"),
                row.money("book"), row.moneyOrNull("ledgers_minor", "currency"), row.moneyOrNull("negative_minor", "currency"), row.number("ledgers"), row.money("bank_only"),
                row.number("bank_only"), row.moneyOrNull("by_statement_minor", "currency"), row.flag("agrees"));
    }

    /** Each reason why the sums do not agree, as a sentence with its amounts. */
    List<String> disagreements(Money statement) {
        List<String> reasons = new ArrayList<>();
        if (byStatement != null && !byStatement.equals(statement)) {
            reasons.add("The imported statement makes the balance of that day " + words(byStatement) + ", not " + words(statement) + ".");
        }
        if (bankOnlyCount > 0) {
            reasons.add((bankOnlyCount == 1 ? "One line of the bank is" : bankOnlyCount + " lines of the bank are") + " not in the books, " + words(bankOnly) + " in all.");
        }
        if (!adjusted.equals(book)) {
            reasons.add("The adjusted bank balance and the book differ by " + words(adjusted.minus(book).abs()) + ".");
        }
        if (ledgers != null && negative != null) {
            if (negative.isNegative()) {
                reasons.add("Client ledgers stand below zero by " + words(negative.abs()) + ".");
            }
            if (!ledgers.equals(book)) {
                reasons.add("The client ledgers and the book differ by " + words(ledgers.minus(book).abs()) + ".");
            }
        }
        return reasons;
    }

    private static String words(Money amount) {
        var format = java.text.NumberFormat.getCurrencyInstance(Locale.US);
        format.setCurrency(java.util.Currency.getInstance(amount.getCurrencyUnit().getCode()));
        return format.format(amount.getAmount());
    }
}
