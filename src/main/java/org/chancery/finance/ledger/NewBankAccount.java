package org.chancery.finance.ledger;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A bank account to be opened in the books.
 *
 * @param name          what the firm calls it, unique
 * @param ownFundsLimit of a trust account; null for the setting {@code chancery.ledger.own-funds-limit}
 */
public record NewBankAccount(String name, BankAccountKind kind, CurrencyUnit currency, @Nullable String bankName, @Nullable String number, @Nullable String routing,
        @Nullable Money ownFundsLimit) {

    public static NewBankAccount of(String name, BankAccountKind kind, CurrencyUnit currency) {
        return new NewBankAccount(name, kind, currency, null, null, null, null);
    }
}
