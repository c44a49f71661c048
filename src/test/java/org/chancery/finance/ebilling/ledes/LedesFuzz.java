package org.chancery.finance.ebilling.ledes;

import java.util.Arrays;

/** Whatever an e-bill file holds, reading it ends in bills or in findings, and what was read is written and read again as the same. */
public final class LedesFuzz {

    private LedesFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        CheckedFile first = EBillReader.of(KnownCodes.none()).read(input);
        EBillContent content = first.content();
        if (content == null) {
            return;
        }
        byte[] written = content.bytes();
        EBillContent again = EBillReader.of(KnownCodes.none()).read(written).content();
        if (first.isSound() && (again == null || !Arrays.equals(again.bytes(), written))) {
            throw new IllegalStateException("what was written is not read as the same");
        }
    }
}
