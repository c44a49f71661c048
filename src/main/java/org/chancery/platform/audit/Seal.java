package org.chancery.platform.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.chancery.shared.Sha256;

/**
 * A seal over rows of a firm and over the seal before it.
 *
 * @param number      1 for the firm's first, then without a gap
 * @param fromOrder   covers the rows in places above this one
 * @param toOrder     up to this one
 * @param root        of the tree over the rows, hexadecimal
 * @param previous    the {@link #hash} of the seal before; zeros for the first
 * @param sealedAt    to the microsecond
 * @param fingerprint of the key that signed
 * @param signature   Ed25519 over the {@link #statement}, hexadecimal
 */
record Seal(UUID firm, long number, long fromOrder, long toOrder, int leaves, String root, String previous, Instant sealedAt, String fingerprint, String signature) {

    static final String FORM = "chancery-seal-v1";
    static final String NOTHING_BEFORE = "0".repeat(64);

    /** What is signed: ten lines, each ended by a line feed. */
    byte[] statement() {
        return """
                %s
                firm %s
                number %d
                from %d
                to %d
                leaves %d
                root %s
                previous %s
                sealed %s
                key %s
                """.formatted(FORM, firm, number, fromOrder, toOrder, leaves, root, previous, sealedAt, fingerprint).getBytes(StandardCharsets.UTF_8);
    }

    /** What the next seal names as its previous one. */
    String hash() {
        return HexFormat.of().formatHex(Sha256.of(statement()));
    }

    Seal signed(String by) {
        return new Seal(firm, number, fromOrder, toOrder, leaves, root, previous, sealedAt, fingerprint, by);
    }
}
