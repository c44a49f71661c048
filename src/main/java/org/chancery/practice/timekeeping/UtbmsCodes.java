package org.chancery.practice.timekeeping;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The standard codes. Source: Uniform Task-Based Management System (ABA, ACC), code sets for litigation, projects, bankruptcy and counselling. */
final class UtbmsCodes {

    private static final String RESOURCE = "/practice/utbms.csv";

    static final List<Code> ALL = load();

    private UtbmsCodes() {}

    private static List<Code> load() {
        try (CsvReader<NamedCsvRecord> lines = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(
                Objects.requireNonNull(UtbmsCodes.class.getResourceAsStream(RESOURCE), RESOURCE), StandardCharsets.UTF_8))) {
            return lines.stream()
                    .map(line -> new Code(CodeKind.valueOf(line.getField("kind")), line.getField("set"), line.getField("phase"), line.getField("code"),
                            line.getField("description"), false))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
