package org.chancery.finance.trust;

/** Whose money a ledger in a trust account keeps. */
public enum LedgerKind {
    /** A client's, in one matter. */
    CLIENT("Client"),
    /** The firm's own few dollars for the bank's charges (ABA Model Rule 1.15(b)). */
    FIRM_FUNDS("Firm's own money"),
    /** Interest of the pool that is owed to the bar's programme (IOLTA). */
    PROGRAMME("Interest for the bar's programme");

    private final String word;

    LedgerKind(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
