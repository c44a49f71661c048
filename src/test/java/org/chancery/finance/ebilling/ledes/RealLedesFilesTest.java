package org.chancery.finance.ebilling.ledes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The public sample files: their totals, their published refusals, and their lines written again. */
class RealLedesFilesTest {

    private static CheckedFile read(String name) {
        return LedesFiles.read(LedesFiles.real(name));
    }

    private static BigDecimal sum(String figure) {
        return new BigDecimal(figure);
    }

    @Test
    void theGoodFileIsSoundAndItsTotalsAgree() {
        CheckedFile file = read("LEDES/ledes1998b_good.txt");
        assertThat(file.format()).isEqualTo(EBillFormat.LEDES_1998B);
        assertThat(file.bills()).extracting(BillSum::number, BillSum::matters, BillSum::count).containsExactly(tuple("96542", "0528", 5), tuple("96543", "1326", 1));
        assertThat(file.bills()).allMatch(BillSum::agrees);
        assertThat(file.bills()).extracting(BillSum::lines).usingElementComparator(BigDecimal::compareTo).containsExactly(sum("1684.45"), sum("1250"));
        assertThat(file.isSound()).isTrue();
        assertThat(file.findings()).extracting(Finding::line, Finding::number, Finding::rule).containsExactly(tuple(3, 19, "not-ascii"));
    }

    @Test
    void aNumberThatTwoClientsShareMakesTwoBills() {
        CheckedFile file = read("ledes-parser/tests/data/ledes_98B.txt");
        assertThat(file.bills()).hasSize(3).allMatch(BillSum::agrees);
        assertThat(file.isSound()).isTrue();
        assertThat(file.findings()).extracting(Finding::rule, Finding::line).containsExactly(tuple("number-reused", 9));
    }

    @Test
    void anExpenseThatIsThereTwiceIsFoundByTheTotalAndByItsNumber() {
        CheckedFile file = read("ledes-parser/nb_ledes_98B.txt");
        assertThat(file.bills().getFirst().lines()).isEqualByComparingTo("1973.95");
        assertThat(file.bills().getFirst().stated()).isEqualByComparingTo("1684.45");
        assertThat(file.findings()).filteredOn(Finding::isError).extracting(Finding::line, Finding::number, Finding::rule)
                .containsExactly(tuple(3, 5, "bill-total"), tuple(8, 9, "line-number"));
    }

    @Test
    void anExpenseWithoutACostIsRefusedAtTheFieldThatWasPublished() {
        CheckedFile file = read("LEDES/ledes1998b_eager_bad.txt");
        assertThat(file.findings()).extracting(Finding::line, Finding::number, Finding::field, Finding::rule).contains(tuple(3, 21, "LINE_ITEM_UNIT_COST", "required"));
        assertThat(file.bills()).singleElement().matches(BillSum::agrees);
        assertThat(file.isSound()).isFalse();
    }

    @Test
    void thePartOfAnInternationalBillDoesNotAddUpAndItsTaxRateIsReported() {
        CheckedFile file = read("LEDES/ledes98bi_eager_bad.txt");
        assertThat(file.format()).isEqualTo(EBillFormat.LEDES_98BI);
        assertThat(file.bills()).singleElement().satisfies(bill -> {
            assertThat(bill.stated()).isEqualByComparingTo("1869.97");
            assertThat(bill.lines()).isEqualByComparingTo("717.63");
            assertThat(bill.currency()).isEqualTo("GBP");
        });
        assertThat(file.findings()).filteredOn(Finding::isError).extracting(Finding::line, Finding::number, Finding::rule)
                .containsExactly(tuple(3, 5, "bill-total"), tuple(3, 28, "bill-tax"), tuple(3, 29, "bill-net"), tuple(3, 49, "tax-amount"));
    }

    @TestFactory
    Stream<DynamicTest> everyDataLineIsWrittenAgainByteByByte() {
        return LedesFiles.all().stream().map(name -> DynamicTest.dynamicTest(name, () -> {
            byte[] original = LedesFiles.real(name);
            byte[] again = Objects.requireNonNull(LedesFiles.read(original).content()).bytes();
            assertThat(dataLines(again)).isEqualTo(dataLines(original)).isNotEmpty();
        }));
    }

    private static List<String> dataLines(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1).lines().skip(2).toList();
    }
}
