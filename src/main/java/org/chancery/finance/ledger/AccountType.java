package org.chancery.finance.ledger;

/** What an account is in the statements, and on which side it grows. */
public enum AccountType {
    ASSET("Asset", true),
    LIABILITY("Liability", false),
    EQUITY("Equity", false),
    INCOME("Income", false),
    EXPENSE("Expense", true);

    private final String word;
    private final boolean debit;

    AccountType(String word, boolean debit) {
        this.word = word;
        this.debit = debit;
    }

    public String word() {
        return word;
    }

    /** True if debits make it grow: assets and expenses. */
    public boolean growsByDebits() {
        return debit;
    }
}
