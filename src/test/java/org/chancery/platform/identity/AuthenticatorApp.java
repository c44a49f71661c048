package org.chancery.platform.identity;

import java.math.BigInteger;
import java.time.Instant;

/** A telephone with an authenticator app: knows the secret as a page says it, and shows codes. */
public final class AuthenticatorApp {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final byte[] secret;

    /** @param said the secret as the page writes it, in groups */
    public AuthenticatorApp(String said) {
        String text = said.replaceAll("[^A-Z2-7]", "");
        BigInteger bits = BigInteger.ZERO;
        for (char each : text.toCharArray()) {
            bits = bits.shiftLeft(5).or(BigInteger.valueOf(ALPHABET.indexOf(each)));
        }
        int length = text.length() * 5 / 8;
        byte[] bytes = bits.shiftRight(text.length() * 5 % 8).toByteArray();
        secret = new byte[length];
        for (int i = 1; i <= Math.min(length, bytes.length); i++) {
            secret[length - i] = bytes[bytes.length - i];
        }
    }

    /** @param ahead by how many half minutes the telephone's clock is fast */
    public String code(int ahead) {
        return Totp.code(secret, Totp.stepAt(Instant.now()) + ahead);
    }
}
