package org.chancery.finance.delivery;

/** How bills reach a client. */
public enum DeliveryWay {

    EMAIL("E-mail with the PDF"),
    /** A file for the client's e-billing system, which somebody uploads there. */
    E_BILL("E-bill file"),
    /** By e-mail, beside the PDF unless it is within. */
    E_INVOICE("E-mail with the e-invoice"),
    PRINT("On paper");

    private final String title;

    DeliveryWay(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** Whether it goes to addresses of mail. */
    public boolean byMail() {
        return this == EMAIL || this == E_INVOICE;
    }
}
