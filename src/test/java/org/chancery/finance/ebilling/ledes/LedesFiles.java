package org.chancery.finance.ebilling.ledes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The real files, and small ones made here. */
final class LedesFiles {

    static final String NAMES = String.join("|", LedesField.labels(EBillFormat.LEDES_1998B));
    static final String FEE = "19990225|96542|00711|0528|700|19990101|19990131|For services|1|F|2|0|700|19990115|L510||A102|22547|Research|24-6437381|350|Arnsley, Robert|PARTNR|423-987";

    private LedesFiles() {}

    static byte[] real(String name) {
        try {
            return Files.readAllBytes(folder().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> all() {
        try (Stream<Path> files = Files.walk(folder())) {
            return files.filter(file -> file.toString().endsWith(".txt")).map(file -> folder().relativize(file).toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        return Path.of(System.getProperty("chancery.data", "../shared/data"), "01-ledes");
    }

    /** A table of LEDES 1998B with these lines. */
    static byte[] table(String... lines) {
        return ("LEDES1998B[]\r\n" + NAMES + "[]\r\n" + String.join("[]\r\n", lines) + "[]\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The good fee with the text of some fields changed: {@code INVOICE_TOTAL=…}. */
    static String fee(String... changes) {
        String[] values = FEE.split("\\|", -1);
        for (String change : changes) {
            values[LedesField.valueOf(change.substring(0, change.indexOf('='))).ordinal()] = change.substring(change.indexOf('=') + 1);
        }
        return String.join("|", values);
    }

    static CheckedFile read(byte[] content) {
        return EBillReader.of(KnownCodes.none()).read(content);
    }
}
