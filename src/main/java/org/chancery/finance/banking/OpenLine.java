package org.chancery.finance.banking;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.chancery.finance.ledger.BankAccountId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A line of the bank as whoever records it needs it.
 *
 * @param countsOn   the day on which it counts: its own, or the day after an approved reconciliation that it came too late for
 * @param amount     above zero into the account, below out of it
 * @param matched    it has its entry, or is named as a mistake of the bank: nothing is left to record
 * @param kinds      what it may be, and the current person may record
 * @param waiting    entries of the same amount that wait for their line; one of them may be what is meant
 */
public record OpenLine(LineId id, BankAccountId bankAccountId, String bankAccount, StatementId statementId, boolean trust, LocalDate bookedOn, LocalDate countsOn, Money amount,
        String description, @Nullable String reference, boolean matched, List<LineEntryKind> kinds, List<Waiting> waiting) {

    /** An entry that waits for its line. */
    public record Waiting(LocalDate date, String text) {}

    public boolean in() {
        return amount.isPositive();
    }

    /** The number by which other rooms name it: the bank's own, or the day of the line. */
    String number() {
        return cut(Objects.requireNonNullElseGet(reference, () -> "line of " + bookedOn), 100);
    }

    String words(@Nullable String own) {
        return cut(own == null || own.isBlank() ? description : own.strip(), 400);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
