package org.chancery.platform.identity;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;

/** Whatever is typed as a code or sent in a header, it is read without fault, and only the code of the moment is one. */
public final class CodesFuzz {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Pattern PLAIN = Pattern.compile("\\d{6}");

    private CodesFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String typed = new String(input, StandardCharsets.UTF_8);
        Totp.match(SECRET, typed, NOW).ifPresent(step -> expect(PLAIN.matcher(typed).matches() && Totp.code(SECRET, step).equals(typed), typed));
        String plain = Base32.typed(typed);
        expect(plain.equals(Base32.typed(plain)) && Base32.typed(Base32.grouped(plain)).equals(plain), typed);
        expect(Base32.of(input).length() == (input.length * 8 + 4) / 5, typed);
        Device.words(typed);
        BearerFilter.token(typed).ifPresent(token -> expect(token.equals(token.strip()) && typed.length() >= 7, typed));
    }

    private static void expect(boolean holds, String typed) {
        if (!holds) {
            throw new IllegalStateException("misread: " + typed);
        }
    }
}
