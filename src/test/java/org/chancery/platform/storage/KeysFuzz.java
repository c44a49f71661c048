package org.chancery.platform.storage;

import java.nio.charset.StandardCharsets;

/** Whatever stands in the file of a master key or lies among the stored files, it is ours or refused. */
public final class KeysFuzz {

    private KeysFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        FileName.of(text).ifPresent(name -> expect(name.path().equals(text), text));
        try {
            KeyRing ring = KeyRing.read(text, "here");
            expect(KeyRing.read(ring.json(), "here").primary() == ring.primary(), text);
        } catch (StorageFault refused) {
            expect(refused.getCause() == null || !String.valueOf(refused.getCause().getMessage()).contains(text), text);
        }
    }

    private static void expect(boolean holds, String text) {
        if (!holds) {
            throw new IllegalStateException("misread: " + text);
        }
    }
}
