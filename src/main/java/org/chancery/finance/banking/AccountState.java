package org.chancery.finance.banking;

import java.time.LocalDate;
import org.chancery.finance.ledger.BankAccountView;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Where a bank account stands.
 *
 * @param lastStatement   the last day that an imported statement tells of; null before the first
 * @param reconciledTo    the day of the last approved reconciliation; null before the first
 * @param daysSince       since that day, as of today; null before the first
 * @param nextBy          when the next one must be made, as the rules of the firm's place have it for client money; null before the first
 * @param overdue         whether that day has gone by
 * @param draft           a reconciliation that waits; null for none
 * @param waitingLines    lines of the bank without their entries
 */
public record AccountState(BankAccountView account, Money bookBalance, @Nullable LocalDate lastStatement, @Nullable LocalDate reconciledTo, @Nullable Integer daysSince,
        @Nullable LocalDate nextBy, boolean overdue, @Nullable ReconciliationId draft, int waitingLines) {}
