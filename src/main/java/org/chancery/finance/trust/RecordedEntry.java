package org.chancery.finance.trust;

import java.time.LocalDate;
import org.chancery.finance.ledger.EntryId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * An entry of client money as it was recorded.
 *
 * @param number    as people read it
 * @param amount    above zero into the ledger, below out of it
 * @param clearedOn from when it may be paid out; null while the bank has not confirmed it
 */
public record RecordedEntry(TrustEntryId id, String number, TrustKind kind, LocalDate date, Money amount, @Nullable LocalDate clearedOn, ClientLedgerId ledgerId,
        EntryId journalEntryId) {}
