package org.chancery.finance.banking.matching;

import java.time.LocalDate;
import org.chancery.finance.banking.PostingRef;
import org.chancery.finance.ledger.EntryId;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the books that waits for its line.
 *
 * @param minor      in minor units, above zero into the account
 * @param party      who paid or is paid; empty if the books do not tell
 * @param instrument by what: cheque, wire, card; empty if the books do not tell
 * @param reference  the instrument's number; empty if there is none
 * @param reverses   the entry that this one takes back; null if it takes back none
 */
public record BookSide(PostingRef id, LocalDate date, long minor, String party, String instrument, String reference, @Nullable EntryId reverses) {}
