package org.chancery.finance.einvoicing.reading;

import java.io.IOException;
import java.io.OutputStream;

/** Takes no more than {@link EInvoiceReader#LARGEST} bytes. */
final class Limited extends OutputStream {

    /** More came than is taken. */
    static final class Exceeded extends IOException {

        private static final long serialVersionUID = 1L;
    }

    private final OutputStream to;
    private long taken;

    Limited(OutputStream to) {
        this.to = to;
    }

    @Override
    public void write(int b) throws IOException {
        take(1);
        to.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        take(length);
        to.write(bytes, offset, length);
    }

    private void take(int length) throws Exceeded {
        taken += length;
        if (taken > EInvoiceReader.LARGEST) {
            throw new Exceeded();
        }
    }
}
