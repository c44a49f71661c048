package org.chancery.finance.banking.statement;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The front door: finds by its content which format a file is in, and reads it. Safe for use by many threads.
 */
public final class StatementReaders {

    /** The largest file that is read unless told otherwise: some 200,000 OFX lines. Unit: bytes. */
    public static final int DEFAULT_LIMIT_BYTES = 64 * 1024 * 1024;

    /** How much of a file a format sees to recognise it. Unit: bytes. */
    public static final int HEAD_BYTES = 16 * 1024;

    private final List<StatementFormat> formats;
    private final int limitBytes;

    /**
     * @param formats    asked in this order; the first that recognises the file reads it
     * @param limitBytes a larger file is refused unread
     */
    public StatementReaders(List<StatementFormat> formats, int limitBytes) {
        if (formats.isEmpty() || limitBytes < 1 || limitBytes == Integer.MAX_VALUE) {
            throw new IllegalArgumentException("At least one format, and a limit that an array can hold");
        }
        this.formats = List.copyOf(formats);
        this.limitBytes = limitBytes;
    }

    /** All formats that Chancery reads, with the default size limit. */
    public static StatementReaders standard() {
        return new StatementReaders(standardFormats(), DEFAULT_LIMIT_BYTES);
    }

    /** All formats that Chancery reads, for those who choose another size limit or add a format of their own. */
    public static List<StatementFormat> standardFormats() {
        return List.of(new CamtFormat(), new OfxFormat());
    }

    /**
     * Reads a file from a stream, which stays open. No more than the limit (and one byte) is taken from it.
     *
     * @throws IOException when the stream itself fails; never because of what is in the file
     */
    public StatementReading read(InputStream stream) throws IOException {
        return read(stream.readNBytes(limitBytes + 1));
    }

    /** Reads a file, or says where and why that is impossible. */
    public StatementReading read(byte[] content) {
        if (content.length > limitBytes) {
            return new StatementReading.Unreadable(Place.WHOLE_FILE, "The file is larger than " + megabytes(limitBytes)
                    + ", the most that is read. Ask the bank for a shorter period.");
        }
        byte[] head = Arrays.copyOf(content, Math.min(content.length, HEAD_BYTES));
        for (StatementFormat format : formats) {
            if (format.recognises(head)) {
                return format.read(content);
            }
        }
        String known = formats.stream().map(StatementFormat::name).collect(Collectors.joining(", "));
        return new StatementReading.Unreadable(Place.WHOLE_FILE, UnknownContent.describe(head, known));
    }

    private static String megabytes(int bytes) {
        return bytes < 1024 * 1024 ? bytes + " bytes" : bytes / (1024 * 1024) + " MB";
    }
}
