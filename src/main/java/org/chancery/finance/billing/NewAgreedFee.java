package org.chancery.finance.billing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Records that a fee of the arrangement came due.
 *
 * @param item the task or appearance, by its name in the arrangement; null for a success
 * @param date when it was done or reached; null for today
 * @param note what the bill says besides the name; empty or null for nothing
 */
public record NewAgreedFee(@Nullable String item, @Nullable LocalDate date, @Nullable String note) {}
