package org.chancery.finance.receivables;

import java.time.LocalDate;
import org.chancery.finance.billing.PaymentId;
import org.chancery.finance.ledger.EntryId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A payment that the bank took back.
 *
 * @param fee        what the bank charged; zero for nothing
 * @param billedOn   whether the client bears it
 * @param feeEntryId of the fee in the books; null for no fee
 */
public record ReturnedPaymentView(ReturnedPaymentId id, PaymentId paymentId, String paymentNumber, ReturnKind kind, LocalDate date, String reason, Money fee, boolean billedOn,
        @Nullable EntryId feeEntryId, String recordedBy) {}
