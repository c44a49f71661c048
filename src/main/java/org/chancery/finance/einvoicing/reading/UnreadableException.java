package org.chancery.finance.einvoicing.reading;

/** Carries the first fault out of the depths of a reader up to {@link EInvoiceReader}. Never leaves this package; it tells of the file and not of the program, so it has no stack trace. */
final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    UnreadableException(String code, String reason) {
        super(reason, null, false, false);
        this.code = code;
    }

    static UnreadableException damaged(String reason) {
        return new UnreadableException("einvoice-damaged", reason);
    }

    Reading.Unreadable asReading() {
        return new Reading.Unreadable(code, String.valueOf(getMessage()));
    }
}
