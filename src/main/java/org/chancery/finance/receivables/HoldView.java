package org.chancery.finance.receivables;

import java.time.LocalDate;
import org.chancery.shared.InvoiceId;
import org.jspecify.annotations.Nullable;

/**
 * Why a client, or one of its bills, is not chased.
 *
 * @param invoiceId null if it holds for the client as a whole
 * @param until     the last day on which it holds
 */
public record HoldView(HoldId id, @Nullable InvoiceId invoiceId, @Nullable String invoiceNumber, LocalDate until, String reason, String by) {}
