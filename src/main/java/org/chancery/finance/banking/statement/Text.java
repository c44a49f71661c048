package org.chancery.finance.banking.statement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What banks write into text fields, made into what people read. */
final class Text {

    /** Longer descriptions end in an ellipsis there. Unit: characters. */
    static final int LONGEST_DESCRIPTION = 2_000;

    /** OFX 1.x cuts names at 32 characters, some banks earlier. Unit: characters. */
    private static final int LONG_NAME = 20;

    private static final Pattern WHITE = Pattern.compile("[\\s\\u00A0\\u0000-\\u001F\\u007F]+");

    private Text() {}

    static String inOneLine(String text) {
        return isInOneLine(text) ? text : WHITE.matcher(text).replaceAll(" ").strip();
    }

    /** Nearly every field of a large file is, and asking is cheaper than replacing. */
    private static boolean isInOneLine(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7F && (c <= 0xA0 || Character.isWhitespace(c)) || c == ' ' && before == ' ') {
                return false;
            }
            before = c;
        }
        return text.isEmpty() || before != ' ';
    }

    /** The parts in order, joined, without those that an earlier or longer part already says. */
    static String joined(Collection<@Nullable String> parts) {
        List<String> said = new ArrayList<>();
        for (String part : parts) {
            if (part == null || part.isBlank() || said.stream().anyMatch(s -> contains(s, part))) {
                continue;
            }
            said.removeIf(s -> contains(part, s));
            said.add(part);
        }
        return shortened(String.join(" – ", said));
    }

    static String shortened(String text) {
        return text.length() <= LONGEST_DESCRIPTION ? text : text.substring(0, LONGEST_DESCRIPTION - 1).stripTrailing() + "…";
    }

    /** By whole words, for “Ann” is not said by “Annual fee”; a name that the bank cut off in a word is, if it is long. */
    private static boolean contains(String whole, String part) {
        String all = whole.toLowerCase(Locale.ROOT);
        String some = part.toLowerCase(Locale.ROOT);
        if (some.length() >= LONG_NAME && all.startsWith(some)) {
            return true;
        }
        for (int at = all.indexOf(some); at >= 0; at = all.indexOf(some, at + 1)) {
            if (isBoundary(all, at - 1) && isBoundary(all, at + some.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBoundary(String text, int index) {
        return index < 0 || index >= text.length() || !Character.isLetterOrDigit(text.charAt(index));
    }
}
