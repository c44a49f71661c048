package org.chancery.finance.banking;

import java.util.Comparator;
import org.chancery.finance.ledger.EntryId;

/** One posting of an entry of the books: written {@code <entry>/<line>}. */
public record PostingRef(EntryId entryId, int line) implements Comparable<PostingRef> {

    private static final Comparator<PostingRef> ORDER = Comparator.comparing((PostingRef ref) -> ref.entryId().value()).thenComparing(PostingRef::line);

    @Override
    public int compareTo(PostingRef other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return entryId + "/" + line;
    }
}
