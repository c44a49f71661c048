package org.chancery.finance.einvoicing.reading;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The files of the XRechnung test suite and of the ZUGFeRD corpus, with the sums that were taken from them independently. */
class RealEInvoicesTest {

    private static final Path FOLDER = Path.of(System.getProperty("chancery.data", "../shared/data"), "10-einvoice");

    /** Files that their collections call correct and whose sums nevertheless contradict one another, and by which rule. */
    private static final Map<String, List<String>> CONTRADICTIONS = Map.of(
            "EN16931_1_Teilrechnung.pdf", List.of("PEPPOL-EN16931-R120"), "EN16931_Kraftfahrversicherung_Bruttopreise.pdf", List.of("PEPPOL-EN16931-R120"),
            "ZUGFeRD_1p0_COMFORT_Rechnungskorrektur.pdf", List.of("BR-CO-16"), "Avoir_FR_type381_BASIC.pdf", List.of("PEPPOL-EN16931-R120"),
            "MustangGnuaccountingBeispielRE-20150613_503.pdf", List.of("BR-CO-10", "PEPPOL-EN16931-R120"), "sample_inofficial_20190125_atgp_factur-x_v_1_0.pdf", List.of("PEPPOL-EN16931-R120"),
            "zugferd_2p0_EXTENDED_Kostenrechnung.pdf", List.of("PEPPOL-EN16931-R120"));

    /** Drafts from before the first version of ZUGFeRD. */
    private static final Set<String> DRAFTS = Set.of("MustangGnuaccountingBeispielRE-20140519_499.pdf", "MustangGnuaccountingBeispielRE-20140522_501.pdf");
    /** Many samples have VAT numbers that are made up and could be nobody's; it is said, and is no matter of theirs. */
    private static final Set<String> NUMBERS = Set.of("BT-31", "BT-48");

    @Test
    void everyFileGivesItsRow() throws IOException {
        var softly = new SoftAssertions();
        int rows = 0;
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(FOLDER.resolve("EXPECTED_totals.csv"))) {
            for (NamedCsvRecord row : csv) {
                rows++;
                softly.assertThat(row(reading(row.getField("file")))).as(row.getField("file")).isEqualTo(expected(row));
            }
        }
        softly.assertAll();
        assertThat(rows).isEqualTo(117);
    }

    private static List<String> expected(NamedCsvRecord row) {
        if (row.getField("id").isEmpty()) {
            return List.of(row.getField("syntax").startsWith("unparsable") ? "einvoice-damaged" : "einvoice-unknown");
        }
        List<String> fields = new ArrayList<>(row.getFields().subList(1, row.getFields().size()));
        fields.set(2, fields.get(2).replace("-", ""));
        return fields;
    }

    private static List<String> row(Reading reading) {
        return switch (reading) {
            case Reading.Unreadable unreadable -> List.of(unreadable.code());
            case Reading.Read read -> {
                ReadInvoice it = read.invoice();
                ReadInvoice.Totals sums = it.totals();
                yield List.of(it.syntax().root(), it.id(), it.date().toString().replace("-", ""), it.type(), it.currency(), it.customization(), Integer.toString(it.lines().size()),
                        text(sums.lines()), text(sums.basis()), text(sums.tax()), text(sums.grand()), text(sums.prepaid()), text(sums.payable()));
            }
        };
    }

    private static String text(@Nullable BigDecimal amount) {
        return amount == null ? "" : amount.toPlainString();
    }

    @Test
    void whatACollectionCallsCorrectIsReadAndFoundToAgreeWithItself() throws IOException {
        var softly = new SoftAssertions();
        List<Path> files = files(path -> !path.contains("/fail/") && !path.contains("fatturaPA") && !path.contains("not_validating"));
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (DRAFTS.contains(name)) {
                softly.assertThat(row(EInvoiceReader.read(Files.readAllBytes(file)))).as(name).isEqualTo(List.of("einvoice-unknown"));
                continue;
            }
            Reading reading = EInvoiceReader.read(Files.readAllBytes(file));
            softly.assertThat(reading).as(name).isInstanceOf(Reading.Read.class);
            if (reading instanceof Reading.Read read) {
                softly.assertThat(read.findings().stream().filter(Finding::fault).map(Finding::rule).distinct().filter(rule -> !NUMBERS.contains(rule)).toList()).as("%s: %s", name, read.findings())
                        .isEqualTo(CONTRADICTIONS.getOrDefault(name, List.of()));
            }
        }
        softly.assertAll();
        assertThat(files).hasSizeGreaterThan(150);
    }

    @Test
    void theInvoiceWithinAPdfIsThatOfTheXmlBesideIt() throws IOException {
        for (String name : List.of("EN16931_Einfach", "EN16931_2_Teilrechnung", "EN16931_Miete", "EN16931_Einfach_negativePaymentDue", "EN16931_RechnungsUebertragung")) {
            assertThat(row(reading("zugferd-corpus/XML-Rechnung/FX/" + name + ".pdf"))).as(name).isEqualTo(row(reading("zugferd-corpus/XML-Rechnung/CII/" + name + ".cii.xml")));
        }
    }

    @Test
    void whatACollectionCallsWrongIsRefusedWithAReason() throws IOException {
        List<Path> files = files(path -> path.contains("/fail/") || path.contains("not_validating"));
        var softly = new SoftAssertions();
        for (Path file : files) {
            softly.assertThat(reason(EInvoiceReader.read(Files.readAllBytes(file)))).as(file.toString()).isNotEmpty();
        }
        softly.assertAll();
        assertThat(files).hasSize(13);
    }

    private static String reason(Reading reading) {
        return switch (reading) {
            case Reading.Unreadable unreadable -> unreadable.reason();
            case Reading.Read read -> read.findings().stream().filter(Finding::fault).map(Finding::words).findFirst().orElse("");
        };
    }

    private static Reading reading(String file) throws IOException {
        return EInvoiceReader.read(Files.readAllBytes(FOLDER.resolve(file)));
    }

    private static List<Path> files(Predicate<String> wanted) throws IOException {
        try (Stream<Path> all = Files.walk(FOLDER)) {
            return all.filter(file -> file.toString().endsWith(".pdf") || file.toString().endsWith(".xml")).filter(file -> wanted.test(file.toString())).sorted().toList();
        }
    }
}
