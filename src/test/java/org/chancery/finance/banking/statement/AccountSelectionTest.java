package org.chancery.finance.banking.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountSelectionTest {

    @ParameterizedTest
    @CsvSource({"000123456789,123456789", "12300 000012345678,12300000012345678", "DE89 3704 0044 0532 0130 00,de89370400440532013000", "12-34.56/78,12345678",
        "X0000001,X0000001", "0,000"})
    void spacesDashesLeadingZerosAndCaseDoNotCount(String inFile, String asked) {
        assertThat(fileOf(inFile).forAccount(asked)).hasSize(1);
        assertThat(fileOf(asked).forAccount(inFile)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"****6789,000123456789", "XXXXX6789,123456789", "4111XXXXXXXX1111,4111111111111111", "xx6789,123456789", "••••6789,123456789", "***6789,xxxxx6789"})
    void aMaskedNumberFitsWhatIsVisibleOfIt(String inFile, String asked) {
        assertThat(fileOf(inFile).forAccount(asked)).hasSize(1);
        assertThat(fileOf(asked).forAccount(inFile)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"****6789,123456780", "123456789,23456789", "****789,123456789", "****,123456789", "X1,51", "***6789,***16789", "1.*,1234"})
    void otherNumbersAndTooShortMasksDoNotFit(String inFile, String asked) {
        assertThat(fileOf(inFile).forAccount(asked)).isEmpty();
        assertThat(fileOf(asked).forAccount(inFile)).isEmpty();
    }

    @Test
    void aNumberInFullGoesBeforeAMaskedOne() {
        assertThat(fileOf("****6789", "123456789").forAccount("123456789")).extracting(s -> s.account().number()).containsExactly("123456789");
    }

    @Test
    void aMaskThatFitsTwoAccountsPicksNeither() {
        assertThat(fileOf("XXXX6789", "XXX6789", "1234567890").forAccount("123456789")).isEmpty();
        assertThat(fileOf("XXXX6789", "XXXX6789").forAccount("123456789")).hasSize(2);
        assertThat(fileOf("1111116789", "2222226789").forAccount("****6789")).isEmpty();
    }

    private static StatementFile fileOf(String... numbers) {
        List<Statement> statements = Arrays.stream(numbers).map(AccountSelectionTest::statementOf).toList();
        return new StatementFile("OFX 1.02", statements);
    }

    private static Statement statementOf(String number) {
        Money nothing = Money.zero(CurrencyUnit.USD);
        LocalDate day = LocalDate.of(2024, 1, 31);
        return new Statement(new AccountIdentification(null, number), CurrencyUnit.USD, day, day, nothing, nothing, List.of());
    }
}
