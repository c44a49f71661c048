package org.chancery.finance.banking.statement;

import java.time.LocalDate;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One account over one period, as the bank tells it. Where there is an opening balance, opening + Σ lines = closing,
 * to the cent.
 *
 * @param from           first day of the period; no line was booked before it
 * @param to             last day of the period; no line was booked after it. For CAMT the day of the closing balance
 *                       (or of a later line)
 * @param openingBalance for CAMT the bank's own figure, against which the lines were checked; null when a CAMT file
 *                       gives none, and then nothing was checked. OFX has no opening balance: there it is derived as
 *                       closing − Σ lines, so it proves nothing by itself and must be compared with the closing
 *                       balance of the statement before.
 * @param closingBalance the bank's own figure. Negative when the account is overdrawn or money is owed on a card.
 * @param lines          the booked lines in the order of the file; pending ones are not among them
 */
public record Statement(
        AccountIdentification account,
        CurrencyUnit currency,
        LocalDate from,
        LocalDate to,
        @Nullable Money openingBalance,
        Money closingBalance,
        List<StatementLine> lines) {

    public Statement {
        lines = List.copyOf(lines);
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("The period ends on " + to + " before it starts on " + from);
        }
        if (!closingBalance.getCurrencyUnit().equals(currency)) {
            throw new IllegalArgumentException(closingBalance + " is not in " + currency);
        }
        if (lines.stream().anyMatch(l -> l.bookedOn().isBefore(from) || l.bookedOn().isAfter(to))) {
            throw new IllegalArgumentException("A line was booked outside " + from + " to " + to);
        }
        Money sum = Money.total(currency, lines.stream().map(StatementLine::amount).toList());
        if (openingBalance != null && !openingBalance.plus(sum).isEqual(closingBalance)) {
            throw new IllegalArgumentException(openingBalance + " plus lines of " + sum + " is not " + closingBalance);
        }
    }

    /** The sum of the lines: what the period changed. */
    public Money change() {
        return Money.total(currency, lines.stream().map(StatementLine::amount).toList());
    }
}
