package org.chancery.finance.banking.matching;

import java.util.List;

/**
 * Proposes which lines and entries are the same money, from the surest rule to the loosest: number and amount; an entry with its reversal;
 * amount and day; amount within days; several entries in one line; one entry in several lines; lines of the bank that cancel out. What more than
 * one reading fits is proposed and never matched by itself.
 */
public final class Matching {

    private Matching() {}

    /** The proposals in the order in which they were found; no line and no entry is in two. */
    public static List<Proposal> propose(List<BankSide> lines, List<BookSide> entries) {
        Waiting waiting = new Waiting(lines, entries);
        OneToOne.byNumber(waiting);
        Reversals.ofEntries(waiting);
        OneToOne.bySameDay(waiting);
        OneToOne.byAmount(waiting);
        ManyToOne.entriesInOneLine(waiting);
        ManyToOne.linesOfOneEntry(waiting);
        Reversals.ofLines(waiting);
        return waiting.proposals();
    }
}
