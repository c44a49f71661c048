package org.chancery.finance.ledger;

import java.time.LocalDate;
import java.util.List;
import org.chancery.practice.matters.MatterId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** An entry as a person writes it. */
public record ManualEntry(LocalDate date, String description, List<Line> postings) {

    public ManualEntry {
        postings = List.copyOf(postings);
    }

    /**
     * A line of it: one of debit and credit is given, above zero.
     *
     * @param matterId whose wall then hides the line; null if it belongs to none
     */
    public record Line(AccountId accountId, @Nullable Money debit, @Nullable Money credit, @Nullable MatterId matterId, @Nullable String memo) {}
}
