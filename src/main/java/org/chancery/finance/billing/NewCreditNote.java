package org.chancery.finance.billing;

import java.time.LocalDate;
import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a credit note on a bill: of lines, of a sum with tax, or with neither of all that is left.
 *
 * @param date   null for today, or the bill's own date if that is later
 * @param lines  what is taken back of each; null for the whole
 * @param amount with tax, spread over the lines in proportion; null for the lines, or the whole
 */
public record NewCreditNote(@Nullable LocalDate date, String reason, @Nullable List<Line> lines, @Nullable Money amount) {

    /** @param amount before tax; above zero */
    public record Line(InvoiceLineView.LineId lineId, Money amount) {}

    public static NewCreditNote whole(String reason) {
        return new NewCreditNote(null, reason, null, null);
    }
}
