package org.chancery.finance.trust;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.InvoiceId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Client money that leaves a ledger for the firm or for another ledger. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TrustTransfer.ToOperating.class, name = "TO_OPERATING"),
    @JsonSubTypes.Type(value = TrustTransfer.BetweenLedgers.class, name = "BETWEEN_LEDGERS")})
public sealed interface TrustTransfer {

    /**
     * Pays an issued bill of the matter.
     *
     * @param bankAccountId   the trust account
     * @param toBankAccountId the operating account
     * @param invoiceId       the bill; without one it is refused ({@code trust-invoice-required})
     */
    record ToOperating(BankAccountId bankAccountId, BankAccountId toBankAccountId, MatterId matterId, @Nullable InvoiceId invoiceId, LocalDate date, Money amount)
            implements TrustTransfer {}

    /**
     * Moves money between two ledgers of one trust account; the bank is unchanged.
     *
     * @param authority who permitted it and where that is written; needed
     */
    record BetweenLedgers(BankAccountId bankAccountId, MatterId matterId, MatterId toMatterId, LocalDate date, Money amount, @Nullable String authority)
            implements TrustTransfer {}
}
