package org.chancery.finance.banking;

import java.time.LocalDate;
import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What came of importing a statement file. Opening balance + Σ lines = closing balance.
 *
 * @param from           the first day that the statement tells of
 * @param openingStated  false where the format tells no opening balance (OFX), which is then the closing balance less the lines
 * @param lineCount      all lines of the statement
 * @param duplicateCount those among them that an earlier file had brought; they are not kept twice
 * @param accountNumber  the account as the file names it, when the bank account has no number yet and could take over this one; null otherwise
 * @param warnings       what wants a look and stopped nothing: a gap to the statement before, lines that belong to an approved period
 */
public record ImportedStatement(StatementId id, String format, LocalDate from, LocalDate to, Money openingBalance, boolean openingStated, Money closingBalance,
        int lineCount, int duplicateCount, @Nullable String accountNumber, List<String> warnings) {

    public ImportedStatement {
        warnings = List.copyOf(warnings);
    }
}
