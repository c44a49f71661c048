package org.chancery.finance.ebilling.ledes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableRulesTest {

    @Test
    void theFieldsAreThoseThatArePublished() {
        String[] facts = new String(LedesFiles.real("facts/ledes98bi_fields.csv"), StandardCharsets.UTF_8).split("\r?\n");
        assertThat(facts).hasSize(53);
        for (LedesField field : LedesField.values()) {
            String[] fact = facts[field.position()].split(",", -1);
            assertThat(fact[1]).isEqualTo(field.label());
            assertThat(fact[4].equals("R")).as(field.label()).isEqualTo(field.isRequired());
            if (!fact[3].isEmpty()) {
                assertThat(Integer.parseInt(fact[3])).as(field.label()).isEqualTo(field.longest(EBillFormat.LEDES_98BI));
            }
        }
    }

    @ParameterizedTest(name = "{0}: {2} at field {1}")
    @CsvSource({"INVOICE_DATE=, 1, required", "INVOICE_DATE=19990231, 1, date", "INVOICE_NUMBER=123456789012345678901, 2, length", "'INVOICE_TOTAL=1,700', 5, figure",
            "INVOICE_TOTAL=701, 5, bill-total", "BILLING_END_DATE=19981231, 7, period", "EXP_FEE_INV_ADJ_TYPE=X, 10, line-type", "LINE_ITEM_NUMBER_OF_UNITS=2.00001, 11, decimals",
            "LINE_ITEM_NUMBER_OF_UNITS=, 11, required", "LINE_ITEM_ADJUSTMENT_AMOUNT=-10, 13, line-total", "LINE_ITEM_TOTAL=$700, 13, figure", "TIMEKEEPER_ID=, 18, required",
            "LINE_ITEM_DESCRIPTION=a\u0007b, 19, control-character", "LAW_FIRM_ID=, 20, required", "LINE_ITEM_UNIT_COST=1e3, 21, figure", "LINE_ITEM_UNIT_COST=999999999999999, 21, figure"})
    void aFaultIsFoundAtItsField(String change, int field, String rule) {
        CheckedFile file = LedesFiles.read(LedesFiles.table(LedesFiles.fee(change)));
        assertThat(file.findings()).filteredOn(Finding::isError).extracting(Finding::line, Finding::number, Finding::rule).contains(tuple(3, field, rule));
    }

    @Test
    void everyFaultOfAFileIsSaidNotOnlyTheFirst() {
        CheckedFile file = LedesFiles.read(LedesFiles.table(LedesFiles.fee("INVOICE_DATE=", "LINE_ITEM_TOTAL=x"), "too|few", LedesFiles.fee() + "|one|more"));
        assertThat(file.findings()).extracting(Finding::line, Finding::rule).contains(tuple(3, "required"), tuple(3, "figure"), tuple(4, "field-count"), tuple(5, "field-count"));
        assertThat(file.errors()).isEqualTo(file.findings().stream().filter(Finding::isError).count());
    }

    @Test
    void aCodeOfNoKnownSetIsToLookAt() {
        EBillReader reader = EBillReader.of(new KnownCodes(Set.of("L510"), Set.of("A102"), Set.of("E101")));
        assertThat(reader.read(LedesFiles.table(LedesFiles.fee())).findings()).isEmpty();
        assertThat(reader.read(LedesFiles.table(LedesFiles.fee("LINE_ITEM_TASK_CODE=L999"))).findings()).extracting(Finding::severity, Finding::number)
                .containsExactly(tuple(Finding.Severity.WARNING, 15));
    }

    @Test
    void everyCharacterSetIsReadAndWrittenAgain() {
        String text = new String(LedesFiles.table(LedesFiles.fee("LINE_ITEM_DESCRIPTION=Café – £5")), StandardCharsets.UTF_8);
        for (String charset : new String[] {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"}) {
            for (String mark : charset.startsWith("UTF") ? new String[] {"", "\uFEFF"} : new String[] {""}) {
                byte[] file = (mark + text).getBytes(java.nio.charset.Charset.forName(charset));
                CheckedFile read = LedesFiles.read(file);
                assertThat(read.charset()).isEqualTo(charset);
                assertThat(read.isSound()).isTrue();
                assertThat(Objects.requireNonNull(read.content()).bytes()).isEqualTo(file);
            }
        }
    }

    @Test
    void lineEndsOfEverySystemAreReadAndKept() {
        byte[] unix = new String(LedesFiles.table(LedesFiles.fee()), StandardCharsets.UTF_8).replace("\r", "").getBytes(StandardCharsets.UTF_8);
        CheckedFile read = LedesFiles.read(unix);
        assertThat(read.findings()).isEmpty();
        assertThat(Objects.requireNonNull(read.content()).bytes()).isEqualTo(unix);
    }
}
