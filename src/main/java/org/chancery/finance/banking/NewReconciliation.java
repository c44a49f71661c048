package org.chancery.finance.banking;

import java.time.LocalDate;
import org.chancery.finance.ledger.BankAccountId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A reconciliation to be begun, or a draft of that day to be taken up again.
 *
 * @param statementBalance the bank's balance at the end of the day; null to take it from the imported statement
 */
public record NewReconciliation(BankAccountId bankAccountId, LocalDate statementDate, @Nullable Money statementBalance) {}
