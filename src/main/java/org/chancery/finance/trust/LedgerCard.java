package org.chancery.finance.trust;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.EntryId;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.InvoiceId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A ledger card: what a matter holds in a trust account, and every entry that made it so.
 *
 * @param asOf      the end of this day
 * @param available what of the balance has cleared and may be paid out
 * @param entries   oldest first; of one day what came in stands first
 */
public record LedgerCard(LocalDate asOf, Money balance, Money available, List<Line> entries) {

    /**
     * An entry with the balance after it.
     *
     * @param amount    above zero into the ledger, below out of it
     * @param clearedOn from when it may be paid out; null while the bank has not confirmed it
     * @param party     who paid, or who is paid
     * @param authority who permitted a transfer to another ledger
     * @param voids     the entry that this one takes back
     * @param voidedBy  the entry that takes this one back
     */
    public record Line(TrustEntryId id, String number, LocalDate date, Money amount, Money balance, TrustKind kind, String reference, String party, String purpose,
            String instrument, @Nullable LocalDate clearedOn, BankAccountId bankAccountId, ClientLedgerId ledgerId, @Nullable MatterId matterId, EntryId journalEntryId,
            @Nullable InvoiceId invoiceId, @Nullable String authority, @Nullable TrustEntryId voids, @Nullable TrustEntryId voidedBy, String recordedBy,
            Instant recordedAt) {

        /** True if it still stands: neither a void nor voided. */
        public boolean stands() {
            return voids == null && voidedBy == null;
        }
    }
}
