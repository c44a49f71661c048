package org.chancery.finance.trust;

import java.time.LocalDate;
import java.util.UUID;
import org.chancery.finance.ledger.EntryId;
import org.chancery.shared.InvoiceId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A row to be written; the database judges it.
 *
 * @param series the number series it draws from; null if {@code number} is given
 * @param amount above zero into the ledger, below out of it
 */
record NewTrustEntry(TrustEntryId id, ClientLedgerRow ledger, TrustKind kind, @Nullable String series, @Nullable String number, LocalDate date, Money amount,
        @Nullable LocalDate availableOn, Particulars particulars, @Nullable InvoiceId invoice, @Nullable String authority, @Nullable UUID transfer,
        @Nullable TrustEntryId voids, EntryId journalEntry) {

    /** What a record of client money must tell (ABA Model Rules for Client Trust Account Records, Rule 1). */
    record Particulars(String party, String purpose, String instrument, String reference) {}

    static NewTrustEntry of(TrustEntryId id, ClientLedgerRow ledger, TrustKind kind, String series, LocalDate date, Money amount, @Nullable LocalDate availableOn,
            Particulars particulars, EntryId journalEntry) {
        return new NewTrustEntry(id, ledger, kind, series, null, date, amount, availableOn, particulars, null, null, null, null, journalEntry);
    }

    NewTrustEntry numbered(String taken) {
        return new NewTrustEntry(id, ledger, kind, null, taken, date, amount, availableOn, particulars, invoice, authority, transfer, voids, journalEntry);
    }

    NewTrustEntry paying(InvoiceId bill) {
        return new NewTrustEntry(id, ledger, kind, series, number, date, amount, availableOn, particulars, bill, authority, transfer, voids, journalEntry);
    }

    NewTrustEntry leg(UUID ofTransfer, String itsNumber, String byAuthority) {
        return new NewTrustEntry(id, ledger, kind, null, itsNumber, date, amount, availableOn, particulars, invoice, byAuthority, ofTransfer, voids, journalEntry);
    }
}
