package org.chancery.finance.banking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chancery.finance.ledger.BankAccountId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A statement with its lines.
 *
 * @param accountNamed  the account as the bank writes it in the file
 * @param openingStated false where the opening balance was worked out from the closing one
 * @param warnings      what wants a look, as of now
 */
public record StatementView(StatementId id, BankAccountId bankAccountId, String fileName, String format, String accountNamed, LocalDate from, LocalDate to,
        Money openingBalance, boolean openingStated, Money closingBalance, int lineCount, int duplicateCount, Instant importedAt, String importedBy,
        List<String> warnings, List<Line> lines) {

    /**
     * A line of the bank.
     *
     * @param amount     above zero into the account, below out of it
     * @param known      an earlier file had brought it already
     * @param matchId    what it is matched by; null while it is not
     * @param matchedWhy why it was matched, in words; null while it is not
     */
    public record Line(LineId id, LocalDate date, @Nullable LocalDate valueDate, Money amount, String description, @Nullable String reference,
            @Nullable String bankReference, boolean known, @Nullable MatchId matchId, @Nullable String matchedWhy) {}

    StatementView with(List<String> warningsNow, List<Line> linesNow) {
        return new StatementView(id, bankAccountId, fileName, format, accountNamed, from, to, openingBalance, openingStated, closingBalance, lineCount, duplicateCount,
                importedAt, importedBy, List.copyOf(warningsNow), List.copyOf(linesNow));
    }
}
