package org.chancery.finance.trust;

import java.time.LocalDate;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.practice.matters.MatterId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A receipt or a payment of a matter's money, to be written together with its entry in the books.
 *
 * @param amount      above zero into the matter's ledger, below out of it
 * @param availableOn when a receipt cleared; null while it has not
 * @param description what the entry in the books says
 */
record Movement(TrustEntryId id, TrustKind kind, String series, BankAccountId bankAccount, MatterId matter, LocalDate date, Money amount,
        @Nullable LocalDate availableOn, NewTrustEntry.Particulars particulars, String description) {}
