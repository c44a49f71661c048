package org.chancery.finance.ebilling;

import java.util.Map;
import java.util.stream.Collectors;

/** Texts as a receiver's system takes them: one line, and with plain marks where the profile says so. What cannot be said plainly stays, to be refused. */
final class PlainText {

    private static final Map<Integer, String> PLAIN = Map.ofEntries(Map.entry(0x2018, "'"), Map.entry(0x2019, "'"), Map.entry(0x201A, "'"), Map.entry(0x201C, "\""),
            Map.entry(0x201D, "\""), Map.entry(0x201E, "\""), Map.entry(0x2013, "-"), Map.entry(0x2014, "-"), Map.entry(0x2011, "-"), Map.entry(0x2010, "-"),
            Map.entry(0x2026, "..."), Map.entry(0x00A0, " "), Map.entry(0x202F, " "), Map.entry(0x2022, "*"));

    private PlainText() {}

    /** Line breaks and tabs are no part of a field: runs of them become one blank. */
    static String oneLine(String text) {
        return text.replaceAll("\\s*[\\r\\n\\t\\u000B\\f\\u0085\\u2028\\u2029]\\s*", " ").strip();
    }

    static String plain(String text) {
        return oneLine(text).replace("|", "/").replace("[]", "()").codePoints().mapToObj(c -> PLAIN.getOrDefault(c, Character.toString(c))).collect(Collectors.joining());
    }
}
