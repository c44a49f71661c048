package org.chancery.finance.banking.statement;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the body of an OFX file into tags and text and hands them to an {@link OfxTree}. One scanner for SGML and XML:
 * of XML, OFX uses only tags, the standard entities and CDATA, and many files that call themselves XML are none (a bare
 * {@code &} in “AT&T”). Entities are never declared nor looked up, so there is nothing to expand or to fetch.
 */
final class OfxScanner {

    private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z][\\w.:-]*)(?:\\s[^<>]*?)?(/?)>");
    private static final Pattern ENTITY = Pattern.compile("&(?:(amp|lt|gt|quot|apos|nbsp)|#(\\d{1,7})|#[xX]([0-9A-Fa-f]{1,6}));");

    private final String text;
    private int position;
    private int line = 1;
    private int lineStart;

    OfxScanner(OfxText file) {
        this.text = file.text();
        moveTo(file.body());
    }

    void scanInto(OfxTree tree) throws UnreadableException {
        var pending = new StringBuilder();
        Matcher tag = TAG.matcher(text);
        while (position < text.length()) {
            int next = text.indexOf('<', position);
            int end = next < 0 ? text.length() : next;
            pending.append(withoutEntities(text.substring(position, end)));
            moveTo(end);
            if (next < 0) {
                break;
            }
            if (text.startsWith("<!", next) || text.startsWith("<?", next)) {
                pending.append(special());
            } else if (tag.region(next, text.length()).lookingAt()) {
                tree.text(pending.toString(), line, column());
                pending.setLength(0);
                tell(tree, tag);
                moveTo(tag.end());
            } else {
                // A “less than” in a payee's name.
                pending.append('<');
                moveTo(next + 1);
            }
        }
        tree.end(pending.toString(), line, column());
    }

    private void tell(OfxTree tree, Matcher tag) throws UnreadableException {
        if (!tag.group(1).isEmpty()) {
            tree.close(tag.group(2), line, column());
            return;
        }
        tree.open(tag.group(2), line, column());
        if (!tag.group(3).isEmpty()) {
            tree.close(tag.group(2), line, column());
        }
    }

    /** Passes a comment or processing instruction, and returns the text of a CDATA section. */
    private String special() throws UnreadableException {
        if (text.startsWith("<!--", position)) {
            pass("-->");
            return "";
        }
        if (text.startsWith("<?", position)) {
            pass("?>");
            return "";
        }
        int start = position + "<![CDATA[".length();
        if (text.startsWith("<![CDATA[", position)) {
            pass("]]>");
            return text.substring(start, position - "]]>".length());
        }
        throw new UnreadableException(new Place(line, column(), ""),
                "Here the file declares something (“<!…”), which no bank's statement does. It is not read, for safety.");
    }

    private void pass(String end) throws UnreadableException {
        int found = text.indexOf(end, position);
        if (found < 0) {
            throw new UnreadableException(new Place(line, column(), ""), "What begins here does not end (“" + end + "” is missing).");
        }
        moveTo(found + end.length());
    }

    private void moveTo(int target) {
        for (int i = position; i < target; i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n')) {
                line++;
                lineStart = i + 1;
            }
        }
        position = target;
    }

    private int column() {
        return position - lineStart + 1;
    }

    private static String withoutEntities(String raw) {
        if (raw.indexOf('&') < 0) {
            return raw;
        }
        return ENTITY.matcher(raw).replaceAll(e -> Matcher.quoteReplacement(meaning(e.group(), e.group(1), e.group(2), e.group(3))));
    }

    private static boolean isSurrogate(int code) {
        return code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
    }

    private static String meaning(String whole, @Nullable String name, @Nullable String decimal, @Nullable String hexadecimal) {
        if (name == null) {
            int code = decimal != null ? Integer.parseInt(decimal) : Integer.parseInt(Objects.requireNonNull(hexadecimal), 16);
            return Character.isValidCodePoint(code) && !isSurrogate(code) ? Character.toString(code) : whole;
        }
        return switch (name) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> " ";
        };
    }
}
