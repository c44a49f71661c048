package org.chancery.finance.banking.statement;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Tells a bookkeeper what a file is that is no statement, so that the right one can be fetched. */
final class UnknownContent {

    private static final int LEAST_LEGIBLE_PERCENT = 90;

    private UnknownContent() {}

    static String describe(byte[] head, String knownFormats) {
        String text = sniffable(head);
        String start = text.stripLeading().toLowerCase(Locale.ROOT);
        if (start.isEmpty()) {
            return "The file is empty.";
        }
        if (isWebPage(start)) {
            return "This is a web page and not a statement, probably the bank's sign-in or error page. "
                    + "Sign in to the bank again and download the statement once more.";
        }
        if (start.startsWith("%pdf")) {
            return "This is a PDF. Ask the bank for the statement as a data file (" + knownFormats + ").";
        }
        if (start.startsWith("pk\u0003\u0004")) {
            return "This is a ZIP archive or an Office document. Unpack it, and choose the statement inside (" + knownFormats + ").";
        }
        if (!isLegible(text)) {
            return "This is not a text file, so it cannot be a statement (" + knownFormats + "), or it is damaged.";
        }
        return "This is not a bank statement in a format that can be read (" + knownFormats + ").";
    }

    /** The bytes as letters one by one, without the zero bytes of UTF-16: good enough to look for ASCII words in. */
    static String sniffable(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1).replace("\0", "");
        for (String mark : new String[] {"\u00EF\u00BB\u00BF", "\u00FF\u00FE", "\u00FE\u00FF"}) {
            if (text.startsWith(mark)) {
                return text.substring(mark.length());
            }
        }
        return text;
    }

    static boolean isWebPage(String lowerCaseStart) {
        return lowerCaseStart.startsWith("<!doctype html") || lowerCaseStart.startsWith("<html")
                || lowerCaseStart.startsWith("<head") || lowerCaseStart.startsWith("<body")
                || lowerCaseStart.startsWith("<?xml") && lowerCaseStart.contains("<html");
    }

    private static boolean isLegible(String text) {
        long legible = text.chars().filter(c -> c >= ' ' && c < 0x7F || c >= 0xA0 || c == '\n' || c == '\r' || c == '\t').count();
        return legible * 100 >= (long) text.length() * LEAST_LEGIBLE_PERCENT;
    }
}
