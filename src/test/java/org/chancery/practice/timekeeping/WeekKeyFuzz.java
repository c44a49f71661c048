package org.chancery.practice.timekeeping;

import java.nio.charset.StandardCharsets;

/** Whatever a page says of a row of a week, it is a row's own key or none. */
public final class WeekKeyFuzz {

    private WeekKeyFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        WeekKey.parse(text).ifPresent(key -> {
            if (!key.toString().equals(text)) {
                throw new IllegalStateException("not the same row: " + text);
            }
        });
    }
}
