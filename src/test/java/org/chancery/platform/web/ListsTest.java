package org.chancery.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chancery.platform.web.ListsOverDatabase.LISTS;
import static org.chancery.platform.web.ListsOverDatabase.PAPERS;
import static org.chancery.platform.web.ListsOverDatabase.asking;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.chancery.platform.web.ListsOverDatabase.Paper;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListsTest {

    @BeforeEach
    void fourPapers() {
        ListsOverDatabase.empty();
        ListsOverDatabase.add("alpha 50%", "OPEN", LocalDate.of(2026, 1, 1), Instant.parse("2026-01-01T23:30:00Z"), Money.parse("USD 100.00"), 40, 3);
        ListsOverDatabase.add("beta_x", "OPEN", LocalDate.of(2026, 1, 31), Instant.parse("2026-01-02T00:30:00Z"), Money.parse("USD -20.50"), 90, 5);
        ListsOverDatabase.add("=cmd|' /c calc'!A1", "CLOSED", null, null, Money.parse("JPY 5000"), null, 7);
        ListsOverDatabase.add(null, "CLOSED", LocalDate.of(2026, 2, 1), null, null, 0, 9);
    }

    private static List<Integer> pages(String query) {
        return LISTS.slice(PAPERS, asking(query)).items().stream().map(Paper::pages).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "status=OPEN|5,3", "status=OPEN&status=CLOSED|9,5,3,7", "q=ALPHA|3", "q=50%|3", "q=_|5", "q=alpha beta|", "name=bet|5", "q='|7", "q=\\|",
        "dueFrom=2026-01-31|9,5", "dueTo=2026-01-31|5,3", "dueFrom=2026-01-01&dueTo=2026-01-30|3", "seenFrom=2026-01-02&seenTo=2026-01-02|5",
        "feeMin=100|3,7", "feeMin=-20.50&feeMax=100|5,3", "feeMin=5000&feeMax=5000|7", "feeMax=-20.51|", "sort=name|3,5,7,9", "sort=-name|5,3,7,9",
        "sort=fee&status=OPEN|5,3", "sort=-pages&status=CLOSED|9,7"})
    void filtersAndSearchNarrow(String query, String expected) {
        String found = pages(query.replace("\\\\", "\\")).stream().map(String::valueOf).collect(java.util.stream.Collectors.joining(","));
        if (query.startsWith("sort=name") || query.startsWith("sort=-name")) {
            assertThat(found).endsWith(",9").hasSize(7);
        } else {
            assertThat(found).isEqualTo(expected == null ? "" : expected);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"colour=RED|colour|filter-unknown", "status=GONE|status|filter-malformed", "dueFrom=soon|dueFrom|filter-malformed",
        "dueFrom=9999999-01-01|dueFrom|filter-malformed", "feeMin=1e5|feeMin|filter-malformed", "sort=id|sort|sort-unknown", "sort=name,name|sort|sort-unknown",
        "sort=name;drop table paper|sort|sort-unknown", "cursor=xyz|cursor|cursor-invalid", "limit=-1|limit|limit-invalid", "limit=99999999999|limit|limit-invalid"})
    void whatAListDoesNotKnowIsRefusedByTheApiAndSaidOnAPage(String query, String field, String code) {
        assertThatThrownBy(() -> pages(query)).isInstanceOfSatisfying(MalformedRequest.class, refused -> {
            assertThat(refused.refusals().getFirst().field()).isEqualTo(field);
            assertThat(refused.refusals().getFirst().code()).isEqualTo(code);
        });
        assertThat(LISTS.view(PAPERS, asking(query)).notices()).hasSize(1);
        assertThat(LISTS.view(PAPERS, asking(query)).lines()).hasSize(4);
    }

    @Test
    void aForgedCursorIsRefusedBeforeTheDatabaseSeesIt() {
        var ordering = Ordering.parse("-due", PAPERS.columns()).orThrow();
        for (String value : new String[] {"2026-02-30", "infinity", "x", ""}) {
            String forged = new Cursor(ordering.spelled(), false, List.of(value), new java.util.UUID(1, 2)).encoded();
            assertThatThrownBy(() -> pages("sort=-due&cursor=" + forged)).isInstanceOf(MalformedRequest.class);
        }
    }

    @Test
    void totalsAreOverAllPagesAndPerCurrency() {
        var view = LISTS.view(PAPERS, asking("limit=1"));
        assertThat(view.lines()).hasSize(1);
        assertThat(view.foot()).extracting(ListView.Foot::label).containsExactly("4 rows, all pages, USD", ", JPY");
        assertThat(view.foot().getFirst().sums()).startsWith("79.50", "2.17");
        assertThat(view.foot().getLast().sums().getFirst()).isEqualTo("5,000");
        assertThat(view.previous()).isNull();
        assertThat(view.next()).contains("limit=1").contains("cursor=");
    }

    @Test
    void aFixedFilterHasNoChipAndCannotBeChanged() {
        var view = LISTS.view(PAPERS, asking("status=CLOSED&name=beta").with("status", "OPEN"));
        assertThat(view.chips()).extracting(ListView.Chip::title).containsExactly("Name");
        assertThat(view.chips().getFirst().without()).isEqualTo("/papers");
        assertThat(view.lines()).hasSize(1);
        assertThat(view.controls()).extracting(ListView.Control::key).doesNotContain("status");
    }

    @Test
    void theHeadSaysHowItIsSortedAndLeadsToTheOtherWay() {
        var heads = LISTS.view(PAPERS, asking("status=OPEN")).heads();
        assertThat(heads).filteredOn(h -> h.sorted() != null).singleElement().satisfies(due -> {
            assertThat(due.title()).isEqualTo("Due");
            assertThat(due.sorted()).isEqualTo("descending");
            assertThat(due.href()).isEqualTo("/papers?status=OPEN&sort=due");
        });
    }

    private static ListExport<?> export(String query) {
        return (ListExport<?>) java.util.Objects.requireNonNull(LISTS.page(PAPERS, asking(query)).getView());
    }

    private static byte[] bytes(ListExport<?> export) throws IOException {
        var out = new ByteArrayOutputStream();
        export.write(out);
        return out.toByteArray();
    }

    @Test
    void csvHasExactValuesAndNoFormula() throws IOException {
        String csv = new String(bytes(export("format=csv&sort=pages")), StandardCharsets.UTF_8);
        assertThat(csv.lines()).containsExactly(
                "Name,Status,Due,Seen,Fee,Time (minutes),Pages,Currency",
                "alpha 50%,OPEN,2026-01-01,2026-01-01T23:30Z,100.00,40,3,USD",
                "beta_x,OPEN,2026-01-31,2026-01-02T00:30Z,-20.50,90,5,USD",
                "'=cmd|' /c calc'!A1,CLOSED,,,5000,,7,JPY",
                ",CLOSED,2026-02-01,,,0,9,");
    }

    @Test
    void xlsxHasRealNumbersAndDatesAndAFrozenHead() throws IOException {
        Map<String, String> parts = unzip(bytes(export("format=xlsx&sort=pages")));
        String sheet = parts.get("xl/worksheets/sheet1.xml");
        assertThat(sheet).contains("<pane").contains("ySplit=\"1\"").contains("state=\"frozen\"");
        assertThat(sheet).contains("<v>100.00</v>").contains("<v>-20.50</v>").contains("<v>5000</v>");
        assertThat(sheet).contains("<v>46023").as("2026-01-01 as a serial day");
        assertThat(sheet).contains("=cmd|").doesNotContain("<f>");
        assertThat(parts.get("xl/styles.xml")).contains("#,##0.00;(#,##0.00)").contains("yyyy-mm-dd");
    }

    /** By its directory, as spreadsheet programs read it. */
    private static Map<String, String> unzip(byte[] content) throws IOException {
        Path file = Files.createTempFile("papers", ".xlsx");
        try (var zip = new ZipFile(Files.write(file, content).toFile())) {
            Map<String, String> parts = new HashMap<>();
            for (var entry : Collections.list(zip.entries())) {
                parts.put(entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
            return parts;
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void anExportRefusesAFilterItDoesNotKnowSinceItWouldSayMoreThanAskedFor() {
        assertThatThrownBy(() -> export("format=csv&colour=RED")).isInstanceOf(MalformedRequest.class);
        assertThatThrownBy(() -> export("format=pdf")).isInstanceOf(MalformedRequest.class);
    }

    @Test
    void manyRowsAreWrittenWhileTheyAreRead() throws IOException {
        ListsOverDatabase.JDBC.execute("""
                insert into paper select gen_random_uuid(), repeat(md5(i::text), 20), 'OPEN', date '2026-01-01', now(), i, 'USD', 1, i from generate_series(1, 60000) i
                """);
        for (String format : List.of("csv", "xlsx")) {
            var written = new Written(ListsOverDatabase.READ.get());
            export("format=" + format + "&status=OPEN").write(written);
            assertThat(written.bytes).isGreaterThan(1_000_000);
            assertThat(written.readAtFirst).as("rows read when the first of them left, %s", format).isBetween(1, 30_000);
        }
    }

    /** Counts what is written, and looks how much was read when the first half of a megabyte was. */
    private static final class Written extends OutputStream {

        private final int before;
        private long bytes;
        private int readAtFirst;

        Written(int before) {
            this.before = before;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] b, int offset, int length) {
            bytes += length;
            if (readAtFirst == 0 && bytes > 500_000) {
                readAtFirst = ListsOverDatabase.READ.get() - before;
            }
        }
    }
}
