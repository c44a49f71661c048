package org.chancery.practice.timekeeping;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.chancery.practice.matters.TaskSet;
import org.junit.jupiter.api.Test;

class UtbmsCodesTest {

    private static final Path FACTS = Path.of("../shared/data/01-ledes/facts/utbms_codes.csv");

    private record Fact(String kind, String phase, String code, String description) {}

    @Test
    void theCodesAreThoseThatArePublished() throws IOException {
        List<Fact> published;
        try (var lines = CsvReader.builder().ofNamedCsvRecord(FACTS)) {
            published = lines.stream().map(line -> new Fact(line.getField("kind"), line.getField("set_or_phase"), line.getField("code"), line.getField("description"))).toList();
        }
        assertThat(published).hasSize(96);
        assertThat(UtbmsCodes.ALL.stream().map(code -> new Fact(code.kind().name().toLowerCase(Locale.ROOT), code.phase(), code.code(), code.description())))
                .containsExactlyElementsOf(published);
    }

    @Test
    void everyTaskBelongsToASetThatAMatterCanHave() {
        assertThat(UtbmsCodes.ALL).filteredOn(code -> code.kind() == CodeKind.TASK).extracting(Code::set)
                .containsOnly(List.of(TaskSet.values()).stream().map(Enum::name).toArray(String[]::new));
    }
}
