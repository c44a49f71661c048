package org.chancery.finance.ebilling.ledes;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The front door: finds by its content which format a file is in, reads it and checks it. Safe for use by many threads. Bad input is an answer, never an exception. */
public final class EBillReader {

    /** The largest file that is read unless told otherwise: some 50,000 lines. Unit: bytes. */
    public static final int DEFAULT_LIMIT_BYTES = 16 * 1024 * 1024;

    private final KnownCodes codes;
    private final int limitBytes;

    public EBillReader(KnownCodes codes, int limitBytes) {
        if (limitBytes < 1 || limitBytes == Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a limit that an array can hold");
        }
        this.codes = codes;
        this.limitBytes = limitBytes;
    }

    /** With the usual limit. */
    public static EBillReader of(KnownCodes codes) {
        return new EBillReader(codes, DEFAULT_LIMIT_BYTES);
    }

    /**
     * Reads a file from a stream, which stays open. No more than the limit (and one byte) is taken from it.
     *
     * @throws IOException when the stream itself fails; never because of what is in the file
     */
    public CheckedFile read(InputStream stream) throws IOException {
        return read(stream.readNBytes(limitBytes + 1));
    }

    public CheckedFile read(byte[] content) {
        Findings findings = new Findings();
        Encoding encoding = Encoding.of(content);
        if (content.length > limitBytes) {
            findings.error(0, "", "too-large", "The file is larger than %d MB, the most that is read.".formatted(limitBytes / (1024 * 1024)));
            return CheckedFile.of(null, encoding, null, List.of(), findings);
        }
        String text = encoding.decode(content).orElse(null);
        if (text == null) {
            findings.error(0, "", "encoding", "The file does not keep to its own character set (%s): it is damaged, or was saved anew by another program.".formatted(encoding.charset().name()));
            return CheckedFile.of(null, encoding, null, List.of(), findings);
        }
        return read(encoding, text, findings);
    }

    private CheckedFile read(Encoding encoding, String text, Findings findings) {
        if (text.isBlank()) {
            findings.error(0, "", "empty", "The file is empty.");
            return CheckedFile.of(null, encoding, null, List.of(), findings);
        }
        if (text.stripLeading().startsWith("<")) {
            return new DocumentReader(encoding, findings, codes).read(text);
        }
        Optional<EBillFormat> format = EBillFormat.ofFirstLine(firstWords(text));
        if (format.isEmpty()) {
            findings.error(1, "", "format", "The first line is neither LEDES1998B[] nor LEDES98BI V2[], and the file is no XML: it is not an e-bill in a format that can be read.");
            return CheckedFile.of(null, encoding, null, List.of(), findings);
        }
        LedesTable table = new TableReader(format.get(), encoding, findings).read(text);
        return CheckedFile.of(format.get(), encoding, table, new TableCheck(table, codes, findings).bills(), findings);
    }

    /** Of the first line, up to its end mark. */
    private static String firstWords(String text) {
        String head = text.substring(0, Math.min(text.length(), 100)).lines().findFirst().orElse("").strip();
        return (head.endsWith(LedesTable.END) ? head.substring(0, head.length() - LedesTable.END.length()) : head).strip().toUpperCase(Locale.ROOT);
    }
}
