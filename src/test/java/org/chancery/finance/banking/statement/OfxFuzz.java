package org.chancery.finance.banking.statement;

/** Whatever a bank's OFX file holds, reading it ends in statements or in a reason. */
public final class OfxFuzz {

    private OfxFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        StatementProbe.read(new OfxFormat(), input);
    }
}
