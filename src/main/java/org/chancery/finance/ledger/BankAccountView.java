package org.chancery.finance.ledger;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * A bank account of the firm.
 *
 * @param accountId     its account in the books
 * @param bankName      empty if not given, like {@code number} and {@code routing}
 * @param number        account number or IBAN, whole; lists show {@link #ending()}
 * @param routing       routing number, sort code or BIC
 * @param ownFundsLimit the most of the firm's own money that may lie in a trust account for the bank's charges; zero for operating accounts
 * @param active        false once it is closed
 */
public record BankAccountView(BankAccountId id, String name, BankAccountKind kind, CurrencyUnit currency, AccountId accountId, String bankName, String number,
        String routing, Money ownFundsLimit, boolean active) {

    public boolean trust() {
        return kind == BankAccountKind.TRUST;
    }

    /** The end of its number, as lists and headings show it: {@code ··4471}; empty if it has none. */
    public String ending() {
        return number.isEmpty() ? "" : "··" + number.substring(Math.max(0, number.length() - 4));
    }

    /** Name and ending: {@code First State IOLTA ··4471}. */
    public String label() {
        return (name + " " + ending()).strip();
    }
}
