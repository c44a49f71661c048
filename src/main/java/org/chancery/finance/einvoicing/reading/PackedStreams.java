package org.chancery.finance.einvoicing.reading;

import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Looks at the streams that a PDF library unpacks whole merely to open a file (object streams and cross references), before it does: a few kilobytes of
 * them can hold gigabytes.
 */
final class PackedStreams {

    /** Together, in bytes. An invoice's take less than one megabyte. */
    private static final long MOST = 64L * 1024 * 1024;
    private static final int LONGEST_DICTIONARY = 2048;
    private static final String WORD = "stream";

    private PackedStreams() {}

    static void refuseBombs(byte[] pdf) throws UnreadableException {
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        long unpacked = 0;
        for (int at = text.indexOf(WORD); at >= 0; at = text.indexOf(WORD, at + WORD.length())) {
            if (opens(text, at) && unpackedAtOnce(text, at)) {
                unpacked += size(pdf, content(text, at + WORD.length()), MOST - unpacked);
            }
            if (unpacked > MOST) {
                throw new UnreadableException("einvoice-unsafe", "The PDF unpacks to more than %d MB before its first page. It is not read, for safety.".formatted(MOST >> 20));
            }
        }
    }

    private static boolean opens(String text, int at) {
        return at < 3 || !text.startsWith("end", at - 3);
    }

    private static boolean unpackedAtOnce(String text, int at) throws UnreadableException {
        String before = text.substring(Math.max(0, at - LONGEST_DICTIONARY), at);
        String dictionary = before.substring(Math.max(0, before.lastIndexOf(" obj")));
        // A name may be written with its letters as numbers, which nobody does who hides nothing.
        boolean hidden = dictionary.contains("#");
        boolean opened = dictionary.contains("/ObjStm") || dictionary.contains("/XRef") || hidden;
        if (opened && dictionary.indexOf("Decode") != dictionary.lastIndexOf("Decode") && dictionary.replaceAll("DecodeParms", "").split("Decode", -1).length > 2) {
            throw new UnreadableException("einvoice-unsafe", "The PDF packs its own directory more than once. It is not read, for safety.");
        }
        return opened;
    }

    private static int content(String text, int at) {
        int start = at;
        while (start < text.length() && (text.charAt(start) == '\r' || text.charAt(start) == '\n')) {
            start++;
        }
        return start;
    }

    /** How large it unpacks, up to one more than the limit; 0 if it is not packed. */
    private static long size(byte[] pdf, int from, long limit) {
        var inflater = new Inflater();
        try {
            inflater.setInput(pdf, from, pdf.length - from);
            byte[] scratch = new byte[64 * 1024];
            long size = 0;
            for (int step = inflater.inflate(scratch); step > 0 && size <= limit; step = inflater.inflate(scratch)) {
                size += step;
            }
            return size;
        } catch (DataFormatException notPacked) {
            return 0;
        } finally {
            inflater.end();
        }
    }
}
