package org.chancery.finance.banking.matching;

import java.util.List;
import java.util.UUID;
import org.chancery.finance.banking.PostingRef;

/**
 * Lines and entries that may be the same money.
 *
 * @param why     in words, and without names: a wall may hide the entry from who reads it
 * @param certain nothing else fits, so that it is matched without asking; otherwise a person decides
 */
public record Proposal(Kind kind, List<UUID> lines, List<PostingRef> entries, String why, boolean certain) {

    /** By what they were found. */
    public enum Kind { NUMBER, AMOUNT, SEVERAL, PARTS, VOID, BANK }

    public Proposal {
        lines = List.copyOf(lines);
        entries = List.copyOf(entries);
    }
}
