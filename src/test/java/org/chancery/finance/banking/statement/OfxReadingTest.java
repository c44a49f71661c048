package org.chancery.finance.banking.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.finance.banking.statement.BankFiles.one;
import static org.chancery.finance.banking.statement.BankFiles.read;
import static org.chancery.finance.banking.statement.BankFiles.reading;
import static org.chancery.finance.banking.statement.BankFiles.refused;
import static org.chancery.testing.Ofx.anOfx;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfxReadingTest {

    @Test
    void theOpeningBalanceIsTheClosingOneLessTheLines() {
        Statement statement = one(anOfx().amount("250.00").amount("-50.25").closing("1000.00").text());
        assertThat(statement.openingBalance()).hasToString("USD 800.25");
        assertThat(statement.closingBalance()).hasToString("USD 1000.00");
        assertThat(statement.account()).isEqualTo(new AccountIdentification("121000248", "000123456789"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "12.34|12.34", "-12,34|-12.34", "+5|5.00", "-.5|-0.50", "5.|5.00", "-00000000001500.0000|-1500.00", "1.234,56|1234.56", "1,234.56|1234.56",
        "1,234,567|1234567.00", "1.234.567,8|1234567.80", "0,500|0.50", "- 3.10|-3.10", "1.200|1.20"})
    void amountsAreReadToTheCent(String written, String meant) {
        assertThat(one(anOfx().amount(written).text()).lines().getFirst().amount()).hasToString("USD " + meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,200", "12.345", "1.2.3", "12.00-", "(12.00)", "$12", "twelve", "1e3", "0x10", "--1", "-", "1,23,456.00", "NaN",
        "99999999999999999999.00", "1,2345.00"})
    void anAmountThatIsNoneOrThatCanBeReadInTwoWaysIsRefusedAtItsField(String written) {
        StatementReading.Unreadable refused = refused(anOfx().amount("1.00").amount(written).text());
        assertThat(refused.place().path()).isEqualTo("OFX/BANKMSGSRSV1/STMTTRNRS/STMTRS/BANKTRANLIST/STMTTRN[2]/TRNAMT");
        assertThat(refused.place().line()).isEqualTo(16);
    }

    @Test
    void theDecimalsOfTheCurrencyCount() {
        assertThat(one(anOfx().in("JPY").amount("-1200").closing("5000.00").text()).closingBalance()).hasToString("JPY 5000");
        assertThat(refused(anOfx().in("JPY").amount("12.5").text()).reason()).isEqualTo("The amount 12.5 has more decimals than JPY has (0).");
        assertThat(one(anOfx().in("KWD").amount("1,234").text()).lines().getFirst().amount()).hasToString("KWD 1.234");
    }

    @Test
    void negativeZeroIsZero() {
        Statement statement = one(anOfx().amount("-0.00").closing("-0").text());
        assertThat(statement.lines().getFirst().amount()).hasToString("USD 0.00");
        assertThat(statement.openingBalance()).hasToString("USD 0.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"20240105", "20240105120000", "20240105235959.999[-12:XXX]", "20240105000000[+14:LINT]", "20240105000000[-3:GMT]",
        "20240105100000[-5:EST", "20240105100000.000[-:EST]", "202401051020", "20240105093914:014", "2024-01-05", "2024-01-05T10:00:00Z", "20240105 "})
    void theDayStandsAsTheBankWroteItWhateverZoneFollows(String written) {
        assertThat(one(anOfx().date(written).text()).lines().getFirst().bookedOn()).hasToString("2024-01-05");
    }

    @ParameterizedTest
    @ValueSource(strings = {"20240231", "20230229", "05012024", "2024", "2024010", "yesterday", "00000000", "24/01/05", "99991231"})
    void aDayThatIsNoneIsRefusedAtItsField(String written) {
        assertThat(refused(anOfx().date(written).text()).place().path()).endsWith("/STMTTRN/DTPOSTED");
    }

    @Test
    void aPeriodThatTheBankLeavesOutOrSetsToZeroComesFromTheLines() {
        String text = anOfx().date("20240110").date("20240105").text().replace("<DTSTART>20240101<DTEND>20240131", "<DTSTART>00000000<DTEND>");
        assertThat(one(text).from()).hasToString("2024-01-05");
        assertThat(one(text).to()).hasToString("2024-01-31");
        assertThat(one(anOfx().date("20240203").date("20231230").text())).satisfies(s -> {
            assertThat(s.from()).hasToString("2023-12-30");
            assertThat(s.to()).hasToString("2024-02-03");
        });
        String without = anOfx().text().replace("<DTSTART>20240101<DTEND>20240131", "").replace("<DTASOF>20240131", "");
        assertThat(refused(without).reason()).startsWith("The statement has no date at all");
    }

    @Test
    void aLineInAnotherCurrencyIsRefusedAndAConvertedOneIsNot() {
        String line = "<STMTTRN><TRNTYPE>POS<DTPOSTED>20240105<TRNAMT>-5.00<FITID>A1234<NAME>Cafe<%s><CURRATE>1.1<CURSYM>EUR</%1$s></STMTTRN>";
        assertThat(refused(anOfx().raw(line.formatted("CURRENCY")).text()).reason()).isEqualTo("The amount of this line is in EUR, but the account is in USD.");
        assertThat(one(anOfx().raw(line.formatted("ORIGCURRENCY")).text()).lines()).hasSize(1);
        assertThat(refused(anOfx().in("QQQ").text()).reason()).contains("“QQQ” is unknown");
        assertThat(refused(anOfx().in("XXX").text()).reason()).contains("“XXX” is unknown");
    }

    @Test
    void aCorrectionOfAnEarlierLineIsNotCountedAsOneMore() {
        String line = "<STMTTRN><TRNTYPE>POS<DTPOSTED>20240105<TRNAMT>-5.00<FITID>A2<CORRECTFITID>A1<CORRECTACTION>DELETE<NAME>Cafe</STMTTRN>";
        assertThat(refused(anOfx().raw(line).text()).reason()).contains("corrects the earlier line A1 (DELETE)");
    }

    @Test
    void aDoubledFieldIsRefusedAsUnclear() {
        String line = "<STMTTRN><TRNTYPE>POS<DTPOSTED>20240105<TRNAMT>-5.00<TRNAMT>-6.00<FITID>A1<NAME>Cafe</STMTTRN>";
        assertThat(refused(anOfx().raw(line).text()).reason()).contains("TRNAMT stands a second time");
    }

    @Test
    void emptyTagsWithAndWithoutAnEndAreNoValues() {
        String line = "<STMTTRN><TRNTYPE><CHECKNUM><REFNUM></REFNUM><DTPOSTED>20240105<TRNAMT>-5.00<FITID><NAME>Ann<MEMO/></STMTTRN>";
        StatementLine read = one(anOfx().raw(line).amount("1.00").text()).lines().getFirst();
        assertThat(read.description()).isEqualTo("Ann");
        assertThat(read.reference()).isNull();
        assertThat(read.bankId()).isNull();
    }

    @Test
    void linesAndListsThatTheBankForgotToCloseAreStillSeparate() {
        String text = anOfx().amount("1.00").amount("2.00").amount("4.00").closing("10.00").text().replace("</STMTTRN>", "").replace("</BANKTRANLIST>", "");
        Statement statement = one(text);
        assertThat(statement.lines()).extracting(l -> l.amount().toString()).containsExactly("USD 1.00", "USD 2.00", "USD 4.00");
        assertThat(statement.openingBalance()).hasToString("USD 3.00");
    }

    @Test
    void payeesMayHoldAmpersandsAndAnglesAndEntities() {
        Statement statement = one(anOfx().line("20240105", "1", "A1", "AT&T").line("20240105", "2", "A2", "Smith &amp; Sons &lt;UK&gt; &#233;&#x20AC;")
                .line("20240105", "3", "A3", "5 < 6 &unknown; &#xD800;").line("20240105", "4", "A4", "<![CDATA[R & <b>D</b>]]>").text());
        assertThat(statement.lines()).extracting(StatementLine::description)
                .containsExactly("AT&T", "Smith & Sons <UK> é€", "5 < 6 &unknown; &#xD800;", "R & <b>D</b>");
    }

    @Test
    void nameAndMemoAreSaidOnceAndAShortNameIsNotLostInALongerWord() {
        String line = "<STMTTRN><TRNTYPE>POS<DTPOSTED>20240105<TRNAMT>-5.00<FITID>%s<NAME>%s<MEMO>%s</STMTTRN>";
        Statement statement = one(anOfx().raw(line.formatted("A1", "Ann", "Annual fee")).raw(line.formatted("A2", "Ann", "Gift from Ann"))
                .raw(line.formatted("A3", "AUTOMATIC WITHDRAWAL, ELE", "Automatic withdrawal, electric bill")).text());
        assertThat(statement.lines()).extracting(StatementLine::description)
                .containsExactly("Ann – Annual fee", "Gift from Ann", "Automatic withdrawal, electric bill");
    }

    @ParameterizedTest
    @CsvSource({"USASCII,1252,windows-1252", "USASCII,1252,UTF-8", "UTF-8,NONE,UTF-8", "UNICODE,NONE,UTF-8", "USASCII,ISO-8859-1,ISO-8859-1",
        "USASCII,8859-1,ISO-8859-1", "USASCII,NONE,windows-1252", "USASCII,1251,windows-1251"})
    void theCharacterSetOfTheHeaderIsHonoured(String encoding, String declared, Charset written) {
        String payee = written.name().equals("windows-1251") ? "Иванов" : "Müller & Señor";
        String text = anOfx().line("20240105", "1.00", "A1", payee).text()
                .replace("ENCODING:USASCII", "ENCODING:" + encoding).replace("CHARSET:1252", "CHARSET:" + declared);
        assertThat(read(reading(text.getBytes(written))).statements().getFirst().lines().getFirst().description()).isEqualTo(payee);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,UTF-8", "us-ascii,windows-1252", "ISO-8859-1,ISO-8859-1", "no such set,windows-1252", "UTF-8,windows-1252"})
    void theCharacterSetOfTheXmlDeclarationIsHonoured(String declared, Charset written) {
        String text = anOfx().header("<?xml version=\"1.0\" encoding=\"" + declared + "\"?>\n<?OFX OFXHEADER=\"200\" VERSION=\"220\" SECURITY=\"NONE\"?>\n")
                .line("20240105", "1.00", "A1", "Café").text();
        StatementFile file = read(reading(text.getBytes(written)));
        assertThat(file.format()).isEqualTo("OFX 2.20");
        assertThat(file.statements().getFirst().lines().getFirst().description()).isEqualTo("Café");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkSettlesTheCharacterSet(String charset) {
        String text = "\uFEFF" + anOfx().line("20240105", "1.00", "A1", "Žižek").text();
        StatementFile file = read(reading(text.getBytes(Charset.forName(charset))));
        assertThat(file.format()).isEqualTo("OFX 1.02");
        assertThat(file.statements().getFirst().lines().getFirst().description()).isEqualTo("Žižek");
    }

    @Test
    void theHeaderMayBeOneLineOrMissingAndTagsMayBeLowerCase() {
        assertThat(read(reading(anOfx().header("OFXHEADER:100 DATA:OFXSGML VERSION:151 CHARSET:1252 ").text())).format()).isEqualTo("OFX 1.51");
        assertThat(read(reading(anOfx().header("OFXHEADER:100DATA:OFXSGMLVERSION:160SECURITY:NONE").text())).format()).isEqualTo("OFX 1.60");
        assertThat(read(reading(anOfx().header("").amount("1").text().toLowerCase())).format()).isEqualTo("OFX");
    }

    @Test
    void aQuickenFileIsNamedQfx() {
        assertThat(read(reading(anOfx().text().replace("</SONRS>", "<INTU.BID>3000</SONRS>"))).format()).isEqualTo("QFX 1.02");
    }

    @Test
    void aCreditCardIsAnAccountWithoutABank() {
        String text = anOfx().account("<CCACCTFROM><ACCTID>4111XXXXXXXX1111</CCACCTFROM>").amount("-9.99").closing("-9.99").text()
                .replace("BANKMSGSRSV1", "CREDITCARDMSGSRSV1").replace("STMTTRNRS>", "CCSTMTTRNRS>").replace("STMTRS>", "CCSTMTRS>");
        Statement card = one(text);
        assertThat(card.account()).isEqualTo(new AccountIdentification(null, "4111XXXXXXXX1111"));
        assertThat(card.openingBalance()).hasToString("USD 0.00");
    }

    @Test
    void pendingLinesAndTheAvailableBalanceDoNotCount() {
        String pending = "<BANKTRANLISTP><DTASOF>20240131<STMTTRNP><TRNTYPE>POS<DTTRAN>20240131<TRNAMT>-77<NAME>Pending</STMTTRNP></BANKTRANLISTP>";
        Statement statement = one(anOfx().amount("1.00").text().replace("</BANKTRANLIST>", "</BANKTRANLIST>" + pending)
                .replace("</LEDGERBAL>", "</LEDGERBAL><AVAILBAL><BALAMT>923.00<DTASOF>20240131</AVAILBAL>"));
        assertThat(statement.lines()).hasSize(1);
        assertThat(statement.closingBalance()).hasToString("USD 1000.00");
    }

    @Test
    void withoutAClosingBalanceThereIsNoStatement() {
        String text = anOfx().amount("1.00").text().replaceAll("<LEDGERBAL>.*</LEDGERBAL>", "");
        assertThat(refused(text).reason()).startsWith("The bank gives no closing (ledger) balance");
    }

    @Test
    void anErrorOfTheBankForOneAccountRefusesTheFileInItsWords() {
        String text = anOfx().text().replace("<TRNUID>1<STATUS><CODE>0<SEVERITY>INFO", "<TRNUID>1<STATUS><CODE>2003<SEVERITY>ERROR<MESSAGE>Account not found");
        assertThat(refused(text).reason()).isEqualTo("The bank answered with an error instead of a statement: 2003 Account not found.");
    }

    @Test
    void loansAreRefusedAsWhatTheyAre() {
        String text = anOfx().text().replace("</OFX>", "<LOANMSGSRSV1><X>1</LOANMSGSRSV1></OFX>");
        assertThat(refused(text).reason()).startsWith("This is the statement of a loan");
    }

    @Test
    void macLineEndsCountAsLines() {
        String text = anOfx().amount("twelve").text().replace('\n', '\r');
        assertThat(refused(reading(text.getBytes(StandardCharsets.US_ASCII))).place().line()).isEqualTo(15);
    }
}
