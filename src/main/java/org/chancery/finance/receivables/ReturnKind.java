package org.chancery.finance.receivables;

/** Why the bank took a payment back. */
public enum ReturnKind {
    /** A cheque or a debit that was not honoured. */
    BOUNCED("Bounced"),
    /** The payor disputed a card payment. */
    CHARGEBACK("Charged back");

    private final String title;

    ReturnKind(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
