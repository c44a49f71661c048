package org.chancery.finance.billing;

import java.time.Instant;
import java.time.LocalDate;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.InvoiceId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A fee that an arrangement makes due beside recorded time.
 *
 * @param dueOn          the first day on which it may be billed
 * @param recoveryId     of a contingency; null otherwise
 * @param invoiceId      the bill that has it; null for none, and again when that is voided
 * @param preBillId      the open pre-bill that has it; null for none
 * @param withdrawReason null unless it was withdrawn
 */
public record AgreedFeeView(AgreedFeeId id, MatterId matterId, AgreedFeeKind kind, LocalDate dueOn, String narrative, Money amount, @Nullable RecoveryId recoveryId,
        @Nullable InvoiceId invoiceId, @Nullable String invoiceNumber, @Nullable PreBillId preBillId, String recordedBy, Instant recordedAt,
        @Nullable String withdrawReason) {

    /** Whether it waits for a pre-bill to take it, and may still be withdrawn. */
    public boolean waits() {
        return invoiceId == null && preBillId == null && withdrawReason == null;
    }
}
