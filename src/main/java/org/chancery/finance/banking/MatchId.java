package org.chancery.finance.banking;

import java.util.UUID;
import org.chancery.shared.Id;

/** A match: lines of the bank and postings of the books that are the same money. */
public record MatchId(UUID value) implements Id {

    public static MatchId next() {
        return new MatchId(Id.next());
    }

    public static MatchId of(String text) {
        return new MatchId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
