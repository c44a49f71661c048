package org.chancery.finance.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chancery.practice.matters.MatterId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the books.
 *
 * @param number     as people read it
 * @param reverses   the entry that this one takes back
 * @param reversedBy the entry that takes this one back
 * @param lines      how many postings it has; more than are listed if walls hide some from the current person
 */
public record EntryView(EntryId id, String number, LocalDate date, String kind, String description, @Nullable EntrySource source, @Nullable MatterId matterId,
        @Nullable EntryId reverses, @Nullable EntryId reversedBy, Instant postedAt, String postedBy, int lines, List<PostingView> postings) {

    /** A line of it: a debit above zero, a credit below. */
    public record PostingView(int line, AccountId accountId, String accountCode, String accountName, Money amount, @Nullable MatterId matterId, String memo) {}

    public String href() {
        return "/ledger/entries/" + id;
    }

    /** True if it was made by hand, and is so taken back by hand as well. */
    public boolean manual() {
        return source == null;
    }
}
