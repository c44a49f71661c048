package org.chancery.finance.einvoicing;

/** The forms in which clients want electronic invoices; all of them say EN 16931. */
public enum EInvoiceFormat {

    /** A PDF/A-3 for people with a CII for programs within: Factur-X in France, ZUGFeRD 2 in Germany. */
    FACTUR_X("Factur-X / ZUGFeRD (PDF)", "urn:cen.eu:en16931:2017", "pdf", "application/pdf"),
    /** What German authorities take, as UBL; Peppol carries the same. */
    XRECHNUNG_UBL("XRechnung (UBL)", EInvoiceFormat.XRECHNUNG, "xml", "application/xml"),
    XRECHNUNG_CII("XRechnung (CII)", EInvoiceFormat.XRECHNUNG, "xml", "application/xml");

    private static final String XRECHNUNG = "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0";

    private final String title;
    private final String guideline;
    private final String ending;
    private final String mediaType;

    EInvoiceFormat(String title, String guideline, String ending, String mediaType) {
        this.title = title;
        this.guideline = guideline;
        this.ending = ending;
        this.mediaType = mediaType;
    }

    public String title() {
        return title;
    }

    public String mediaType() {
        return mediaType;
    }

    String guideline() {
        return guideline;
    }

    String ending() {
        return ending;
    }

    boolean xrechnung() {
        return this != FACTUR_X;
    }
}
