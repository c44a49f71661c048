package org.chancery.finance.einvoicing.reading;

import java.nio.charset.StandardCharsets;

/** Reads an electronic invoice, as XML or within a PDF. Whatever the bytes are, it answers in bounded time and memory and never throws. */
public final class EInvoiceReader {

    /** The largest invoice that is read, in bytes: one with its vouchers within. */
    public static final int LARGEST = 25 * 1024 * 1024;

    private static final int LOOKED_AT = 1024;

    private EInvoiceReader() {}

    public static Reading read(byte[] content) {
        if (content.length == 0 || content.length > LARGEST) {
            return new Reading.Unreadable(content.length == 0 ? "file-empty" : "file-too-large",
                    content.length == 0 ? "The file is empty." : "An electronic invoice of at most %d MB is read.".formatted(LARGEST >> 20));
        }
        try {
            return isPdf(content) ? pdf(content) : xml(content, "");
        } catch (UnreadableException e) {
            return e.asReading();
        }
    }

    private static boolean isPdf(byte[] content) {
        return new String(content, 0, Math.min(LOOKED_AT, content.length), StandardCharsets.ISO_8859_1).contains("%PDF-");
    }

    private static Reading pdf(byte[] content) throws UnreadableException {
        EmbeddedInvoice embedded = EmbeddedInvoice.in(content);
        return xml(embedded.xml(), embedded.name());
    }

    private static Reading xml(byte[] content, String carrier) throws UnreadableException {
        Node root = InvoiceXml.read(content);
        Syntax syntax = Syntax.of(root.name(), root.namespace()).orElse(null);
        if (syntax == null) {
            throw new UnreadableException("einvoice-unknown", unknown(root));
        }
        ReadInvoice invoice = syntax.ubl() ? UblReader.read(root, syntax) : CiiReader.read(root, syntax);
        return new Reading.Read(invoice, carrier, Checks.of(invoice, root));
    }

    private static String unknown(Node root) {
        if (root.name().equals("FatturaElettronica")) {
            return "This is an Italian FatturaPA. It is sent through the exchange of the Italian revenue and is not read here.";
        }
        return root.namespace().startsWith("urn:ferd:") ? "This is a draft of ZUGFeRD from before its first version. Ask for the invoice in a version of today."
                : "The file is XML, but no electronic invoice of EN 16931: its outermost element is “%s”.".formatted(Node.quoted(root.name()));
    }
}
