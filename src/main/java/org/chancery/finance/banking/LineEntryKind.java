package org.chancery.finance.banking;

import org.chancery.platform.identity.Permission;

/** What a line of the bank may turn out to be, where it may be that, and the permission of the room that records it. */
public enum LineEntryKind {

    BANK_FEE("A charge of the bank"),
    CLIENT_RECEIPT("Money of a client"),
    INTEREST("Interest"),
    BILL_PAYMENT("Payment of a bill"),
    OTHER("Something else");

    private final String word;

    LineEntryKind(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    static LineEntryKind of(LineEntry entry) {
        return switch (entry) {
            case LineEntry.BankFee _ -> BANK_FEE;
            case LineEntry.Interest _ -> INTEREST;
            case LineEntry.ClientReceipt _ -> CLIENT_RECEIPT;
            case LineEntry.BillPayment _ -> BILL_PAYMENT;
            case LineEntry.OtherEntry _ -> OTHER;
        };
    }

    /** Whether a line of such an account, into it or out of it, may be this. */
    boolean fits(boolean trust, boolean in) {
        return switch (this) {
            case BANK_FEE -> !trust || !in;
            case CLIENT_RECEIPT, INTEREST -> trust && in;
            case BILL_PAYMENT -> !trust && in;
            case OTHER -> !trust;
        };
    }

    Permission permission(boolean trust) {
        return switch (this) {
            case BANK_FEE -> trust ? Permission.TRUST_TRANSFER : Permission.LEDGER_POST;
            case CLIENT_RECEIPT, INTEREST -> Permission.TRUST_RECEIVE;
            case BILL_PAYMENT -> Permission.PAYMENTS_RECORD;
            case OTHER -> Permission.LEDGER_POST;
        };
    }
}
