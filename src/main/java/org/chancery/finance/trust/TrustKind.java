package org.chancery.finance.trust;

/** What an entry of client money is. */
public enum TrustKind {
    RECEIPT("Receipt"),
    DISBURSEMENT("Payment"),
    /** To the firm, against an issued bill. */
    TO_OPERATING("Bill paid"),
    TRANSFER_OUT("Transfer out"),
    TRANSFER_IN("Transfer in"),
    VOID("Void"),
    /** A charge of the bank, borne by the firm's own money. */
    BANK_CHARGE("Bank charge"),
    FIRM_DEPOSIT("Firm's own deposit"),
    FIRM_WITHDRAWAL("Firm's own withdrawal"),
    INTEREST("Interest");

    private final String word;

    TrustKind(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
