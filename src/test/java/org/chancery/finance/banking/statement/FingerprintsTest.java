package org.chancery.finance.banking.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.finance.banking.statement.BankFiles.one;
import static org.chancery.testing.Ofx.anOfx;

import java.util.List;
import org.chancery.testing.Ofx;
import org.junit.jupiter.api.Test;

class FingerprintsTest {

    private static List<String> of(Ofx file) {
        return one(file.text()).lines().stream().map(StatementLine::fingerprint).toList();
    }

    @Test
    void theSameLineIsRecognisedInAnOverlappingDownload() {
        List<String> january = of(anOfx().line("20240105", "-5.00", "F10001", "Rent").line("20240131", "7.00", "F10002", "Deposit"));
        List<String> later = of(anOfx().line("20240131", "7.00", "F10002", "DEPOSIT, text changed by the bank").line("20240201", "7.00", "F10003", "Deposit"));
        assertThat(later.get(0)).isEqualTo(january.get(1));
        assertThat(january).doesNotContain(later.get(1));
    }

    @Test
    void equalLinesOfOneDayWithoutAnIdAreToldApartByTheirOrder() {
        List<String> twins = of(anOfx().line("20240105", "-5.00", "", "Coffee").line("20240105", "-5.00", "", "Coffee").line("20240106", "-5.00", "", "Coffee"));
        List<String> again = of(anOfx().line("20240105", "-5.00", "", "coffee").line("20240105", "-5.00", "0", "Coffee"));
        assertThat(twins).doesNotHaveDuplicates();
        assertThat(again).isEqualTo(twins.subList(0, 2));
    }

    @Test
    void oneIdForTwoLinesLosesNeither() {
        assertThat(of(anOfx().line("20240105", "-5.00", "F10001", "Rent").line("20240105", "-6.00", "F10001", "Fee"))).doesNotHaveDuplicates();
        List<String> once = of(anOfx().line("20240105", "-5.00", "F10001", "Rent"));
        List<String> twice = of(anOfx().line("20240105", "-5.00", "F10001", "Rent").line("20240105", "-5.00", "F10001", "Rent"));
        assertThat(twice).doesNotHaveDuplicates().startsWith(once.getFirst());
    }

    @Test
    void aCounterThatStartsAgainInEachDownloadIsNoId() {
        String rent = of(anOfx().line("20240105", "-5.00", "1", "Rent")).getFirst();
        assertThat(of(anOfx().line("20240105", "-5.00", "1", "Fee"))).doesNotContain(rent);
        assertThat(of(anOfx().line("20240105", "-5.00", "0002", "Rent"))).containsExactly(rent);
    }

    /** {@code printf '1\n2024-01-05\nUSD -5.00\nid\nF10001\n1' | sha256sum | cut -c1-32}, and with {@code text\nRENT}. */
    @Test
    void theCanonicalFormOfVersionOneNeverChanges() {
        assertThat(of(anOfx().line("20240105", "-5.00", "F10001", "Rent").line("20240105", "-5.00", "", "Rent")))
                .containsExactly("9808231ae818fbb55409ecf7b28b5037", "3625447caae51f737a8e3a20d62c224e");
    }
}
