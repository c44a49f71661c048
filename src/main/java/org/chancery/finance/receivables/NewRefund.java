package org.chancery.finance.receivables;

import org.chancery.finance.billing.PaymentId;
import org.chancery.finance.ledger.BankAccountId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A refund that somebody asks for.
 *
 * @param paymentId     whose unapplied cash goes back
 * @param bankAccountId the operating account it leaves; null for the one that the payment came into
 * @param amount        null for all that is on account
 * @param method        how it goes: {@code CHEQUE}, {@code TRANSFER}, {@code CARD}
 * @param reference     cheque number or the bank's; null for none
 */
public record NewRefund(PaymentId paymentId, @Nullable BankAccountId bankAccountId, @Nullable Money amount, String method, @Nullable String reference, String reason) {}
