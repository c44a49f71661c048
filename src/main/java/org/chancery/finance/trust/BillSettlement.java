package org.chancery.finance.trust;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.chancery.finance.ledger.EntryId;
import org.chancery.shared.Outcome;

/**
 * The room of bills takes client money as the payment of a bill, and gives it back when the transfer is voided: in the transaction of the
 * transfer, without posting anything, since the transfer's own entry holds the receivable's line. The database checks at the commit, through
 * {@code finance.trust_settlement}, that it was done to the cent (ABA Model Rule 1.15(c): withdrawn only as fees are earned).
 */
public interface BillSettlement {

    /**
     * Records the payment and allocates all of it to the bill.
     *
     * @return the payment's id; refused {@code trust-invoice-required} (field {@code invoiceId}) unless the bill is issued, of that
     *         matter and not after the date, {@code over-allocated} (field {@code amount}) beyond its balance
     */
    Outcome<UUID> settle(TrustPayment payment);

    /** The same for many, all or none, in the order given. */
    Outcome<List<UUID>> settleAll(List<TrustPayment> payments);

    /**
     * Takes the payment of a voided transfer back, so that the bill is owed again.
     *
     * @param reversal the reversing entry of the books
     */
    Outcome<UUID> unsettle(TrustEntryId entry, LocalDate date, String reason, EntryId reversal);
}
