package org.chancery.platform.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** Whatever stands in the file of the sealing key, it is a key that signs, or it is refused. */
public final class SealingKeyFuzz {

    private SealingKeyFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        try {
            SealingKey.read(new String(input, StandardCharsets.UTF_8)).sign(input);
        } catch (GeneralSecurityException | IllegalArgumentException refused) {
            // As SealingKey.in takes it: the file cannot be used.
            return;
        }
    }
}
