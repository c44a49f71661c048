package org.chancery.finance.ledger;

import java.time.LocalDate;
import java.util.List;
import org.chancery.practice.matters.MatterId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * An account from one day to another, in one currency.
 *
 * @param opening at the end of the day before; like {@code closing} whole, whatever walls hide
 * @param lines   oldest first, those the current person may see
 * @param hidden  what entries of matters that the current person may not see moved
 * @param cut     true if there were more lines than are shown, so that the balances of lines end before {@code closing}
 */
public record AccountStatement(LocalDate from, LocalDate to, Money opening, List<Line> lines, Money hidden, Money closing, boolean cut) {

    /** A posting with the balance after it. */
    public record Line(EntryId entryId, String number, LocalDate date, String description, String memo, @Nullable MatterId matterId, Money amount, Money balance) {}
}
