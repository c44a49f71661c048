package org.chancery.finance.ledger;

import java.time.LocalDate;
import java.util.List;
import org.chancery.practice.matters.MatterId;
import org.jspecify.annotations.Nullable;

/**
 * An entry to be posted.
 *
 * @param kind        what happened, in the words of the room that posts: {@code INVOICE}, {@code PAYMENT}, {@code TRUST_RECEIPT}
 * @param description one line for the journal; it must not tell of a matter unless {@code matter} names it, or a wall would leak
 * @param source      the document it comes from; null for an entry made by hand
 * @param matter      the one matter that it belongs to; null if it belongs to none or to several, which its postings then name
 * @param postings    two or more, adding up to nothing in each currency
 */
public record NewEntry(LocalDate date, String kind, String description, @Nullable EntrySource source, @Nullable MatterId matter, List<NewPosting> postings) {

    public NewEntry {
        postings = List.copyOf(postings);
    }
}
