package org.chancery.finance.banking;

import java.util.List;
import org.chancery.finance.ledger.EntryId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Lines and entries that are, or may be, the same money.
 *
 * @param id       null while it is proposed
 * @param kind     by what they were found: NUMBER, AMOUNT, SEVERAL (entries in one line), PARTS (lines of one entry), VOID, BANK, CLEARED, HAND
 * @param why      in words
 * @param amount   the sum of either side
 * @param entryIds as many as there are postings; an entry that a wall hides from the reader is left out
 * @param postings the same, each with its line: {@code <entry>/<line>}
 */
public record MatchView(@Nullable MatchId id, String kind, String why, Money amount, List<LineId> lineIds, List<EntryId> entryIds, List<String> postings) {}
