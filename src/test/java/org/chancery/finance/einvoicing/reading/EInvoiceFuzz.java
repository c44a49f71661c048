package org.chancery.finance.einvoicing.reading;

/** Whatever a file holds, reading it as an electronic invoice ends in an invoice or in a reason. */
public final class EInvoiceFuzz {

    private EInvoiceFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        switch (EInvoiceReader.read(input)) {
            case Reading.Read read -> expect(!read.invoice().id().isEmpty() && read.findings().size() <= 50);
            case Reading.Unreadable unreadable -> expect(!unreadable.reason().isBlank() && unreadable.reason().length() < 500);
        }
    }

    private static void expect(boolean holds) {
        if (!holds) {
            throw new IllegalStateException("misread");
        }
    }
}
