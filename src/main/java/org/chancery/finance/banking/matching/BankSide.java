package org.chancery.finance.banking.matching;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the bank that waits for its entry.
 *
 * @param minor     in minor units, above zero into the account
 * @param reference cheque number or end-to-end id; null if the bank tells none
 */
public record BankSide(UUID id, LocalDate date, long minor, String description, @Nullable String reference) {}
