package org.chancery.finance.banking;

import org.chancery.finance.ledger.EntryId;
import org.joda.money.Money;

/** A line of the bank that has been given its entry in the books. */
public record RecordedLine(LineId lineId, EntryId entryId, MatchId matchId, Money amount) {}
