package org.chancery.finance.ledger;

/** Whose money a bank account holds. The two are never mixed (ABA Model Rule 1.15(a)). */
public enum BankAccountKind {
    OPERATING("Operating"),
    TRUST("Trust");

    private final String word;

    BankAccountKind(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
