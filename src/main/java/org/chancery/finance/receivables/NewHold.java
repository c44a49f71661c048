package org.chancery.finance.receivables;

import java.time.LocalDate;
import org.chancery.shared.InvoiceId;
import org.jspecify.annotations.Nullable;

/**
 * A hold on collection.
 *
 * @param until     its last day, today or later
 * @param invoiceId one of the client's bills; null for all of them
 */
public record NewHold(LocalDate until, String reason, @Nullable InvoiceId invoiceId) {}
