package org.chancery.finance.banking.statement;

/** Whatever a bank's CAMT file holds, reading it ends in statements or in a reason. */
public final class CamtFuzz {

    private CamtFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        StatementProbe.read(new CamtFormat(), input);
    }
}
