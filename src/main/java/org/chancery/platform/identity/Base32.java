package org.chancery.platform.identity;

import java.util.Locale;

/** Bytes as people type them (RFC 4648, section 6, without padding). */
final class Base32 {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private Base32() {}

    static String of(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int held = 0;
        for (byte each : bytes) {
            buffer = (buffer << 8) | (each & 0xff);
            held += 8;
            while (held >= BITS) {
                held -= BITS;
                text.append(ALPHABET.charAt((buffer >> held) & 31));
            }
        }
        return held == 0 ? text.toString() : text.append(ALPHABET.charAt((buffer << (BITS - held)) & 31)).toString();
    }

    /** In groups of four, which are read out more easily. */
    static String grouped(String text) {
        return text.replaceAll("(.{4})(?!$)", "$1 ");
    }

    /** What was typed, without the blanks and dashes of groups and without difference of case. */
    static String typed(String text) {
        return text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }
}
