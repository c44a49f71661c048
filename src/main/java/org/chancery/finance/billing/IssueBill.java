package org.chancery.finance.billing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Asks for an approved pre-bill to become a bill.
 *
 * @param date  of the bill and its entry; null for today
 * @param dueOn null for what the client's terms say
 */
public record IssueBill(@Nullable LocalDate date, @Nullable LocalDate dueOn) {}
