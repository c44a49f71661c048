package org.chancery.finance.banking.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.finance.banking.statement.BankFiles.one;
import static org.chancery.finance.banking.statement.BankFiles.read;
import static org.chancery.finance.banking.statement.BankFiles.reading;
import static org.chancery.finance.banking.statement.BankFiles.refused;
import static org.chancery.finance.banking.statement.Camt.aCamt;

import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CamtReadingTest {

    private static final String PAYMENT = "<NtryDtls><TxDtls><Refs><EndToEndId>%s</EndToEndId></Refs><RltdPties><Dbtr>%s</Dbtr></RltdPties>"
            + "<RmtInf><Ustrd>%s</Ustrd></RmtInf></TxDtls></NtryDtls>";

    @ParameterizedTest
    @ValueSource(strings = {"02", "03", "04", "08"})
    void aFileThatIsValidByThePublishedSchemaIsReadInEachVersion(String version) throws Exception {
        String debtor = version.equals("08") ? "<Pty><Nm>Estate of Ortiz</Nm></Pty>" : "<Nm>Estate of Ortiz</Nm>";
        String payment = PAYMENT.formatted("E2E-7", debtor, "Retainer");
        if (version.equals("03") || version.equals("04")) {
            payment = payment.replace("</Refs>", "</Refs><Amt Ccy=\"EUR\">1000.50</Amt><CdtDbtInd>CRDT</CdtDbtInd>");
        }
        String xml = aCamt(version).opening("-10.00").closing("990.50").entry("1000.50", "BOOK", payment)
                .entry("77.00", "PDNG", "").xml();
        var schema = SchemaFactory.newDefaultInstance();
        schema.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        schema.newSchema(BankFiles.folder("camt-xsd").resolve("camt.053.001." + version + ".xsd").toFile())
                .newValidator().validate(new StreamSource(new StringReader(xml)));

        StatementFile file = read(reading(xml));
        assertThat(file.format()).isEqualTo("CAMT.053.001." + version);
        Statement statement = file.statements().getFirst();
        assertThat(statement.openingBalance()).hasToString("EUR -10.00");
        assertThat(statement.closingBalance()).hasToString("EUR 990.50");
        assertThat(statement.lines()).singleElement().satisfies(line -> {
            assertThat(line.amount()).hasToString("EUR 1000.50");
            assertThat(line.bookedOn()).hasToString("2024-01-15");
            assertThat(line.valueOn()).hasToString("2024-01-16");
            assertThat(line.description()).isEqualTo("Estate of Ortiz – Retainer");
            assertThat(line.reference()).isEqualTo("E2E-7");
        });
    }

    @Test
    void aStatementThatDoesNotAddUpIsRefusedWithItsFigures() {
        StatementReading.Unreadable refused = refused(aCamt("02").opening("100.00").closing("150.00").entry("60.00").entry("-9.99").xml());
        assertThat(refused.reason()).isEqualTo("The statement does not add up: the opening balance EUR 100.00 and the 2 booked entries of together "
                + "EUR 50.01 make EUR 150.01, but the closing balance is EUR 150.00. Entries are missing or doubled.");
        assertThat(refused.place().path()).isEqualTo("BkToCstmrStmt/Stmt[1]/Bal[2]/Amt");
    }

    @Test
    void thePreviousClosingBalanceOpensAStatementWithoutAnOpeningOne() {
        Statement statement = one(aCamt("02").balance("PRCD", "EUR", "5.00", "2023-12-31").closing("7.00").entry("2.00").xml());
        assertThat(statement.openingBalance()).hasToString("EUR 5.00");
        assertThat(statement.from()).hasToString("2024-01-01");
    }

    @Test
    void thePagesOfALongStatementAreJoinedByInterimBalances() {
        String account = "<Acct><Id><Othr><Id>42</Id></Othr></Id></Acct>";
        assertThat(one(aCamt("02").account(account).opening("1.00").balance("ITBD", "EUR", "3.00", "2024-01-15").entry("2.00").xml())
                .closingBalance()).hasToString("EUR 3.00");
        assertThat(one(aCamt("02").account(account).balance("ITBD", "EUR", "3.00", "2024-01-15").balance("ITBD", "EUR", "4.00", "2024-01-16").entry("1.00").xml())
                .openingBalance()).hasToString("EUR 3.00");
        assertThat(one(aCamt("02").account(account).balance("ITBD", "EUR", "4.00", "2024-01-16").closing("9.00").entry("5.00").xml())
                .openingBalance()).hasToString("EUR 4.00");
    }

    @Test
    void withoutAnOpeningBalanceNothingIsClaimed() {
        assertThat(one(aCamt("02").closing("9.00").entry("5.00").xml()).openingBalance()).isNull();
    }

    @Test
    void otherBalancesAreNoBookings() {
        String xml = aCamt("02").opening("1.00").balance("OPAV", "CHF", "35.00", "2024-01-01").balance("CLAV", "JPY", "2700", "2024-01-31").closing("1.00").xml();
        assertThat(one(xml).lines()).isEmpty();
    }

    @Test
    void twoDifferentClosingBalancesAreRefused() {
        assertThat(refused(aCamt("02").opening("1.00").closing("1.00").closing("2.00").xml()).reason())
                .contains("two different balances of the kind CLBD: EUR 1.00 and EUR 2.00");
    }

    @Test
    void anEntryInAnotherCurrencyIsRefused() {
        String xml = aCamt("02").opening("1.00").closing("1.00").entry("0.00").xml().replace("<Amt Ccy=\"EUR\">0.00", "<Amt Ccy=\"USD\">0.00");
        assertThat(refused(xml).reason()).isEqualTo("The entry is in USD, but the account is in EUR.");
        assertThat(refused(xml).place().path()).isEqualTo("BkToCstmrStmt/Stmt[1]/Ntry[1]/Amt");
    }

    @ParameterizedTest
    @CsvSource({"5,5.00", "5.00000,5.00", ".5,0.50", "+5.1,5.10", "0,0.00", "-0.00,0.00"})
    void amountsAreXmlDecimals(String written, String meant) {
        String xml = aCamt("02").closing("9.00").entry("7").xml().replace(">7<", ">" + written + "<");
        assertThat(one(xml).lines().getFirst().amount()).hasToString("EUR " + meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5,00", "1'000.00", "-5.00", "5.001", "1e2", "", " ", "five", "INF", "123456789012345678901"})
    void anAmountThatIsNoneIsRefusedAtItsField(String written) {
        String xml = aCamt("02").closing("9.00").entry("1.00").entry("7").xml().replace(">7<", ">" + written + "<");
        StatementReading.Unreadable refused = refused(xml);
        assertThat(refused.place().path()).isEqualTo("BkToCstmrStmt/Stmt[1]/Ntry[2]/Amt");
        assertThat(refused.place().line()).isEqualTo(7);
    }

    @Test
    void aReversalHasTheDirectionThatItSays() {
        String entry = "<Ntry><Amt Ccy=\"EUR\">5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><RvslInd>true</RvslInd><Sts>BOOK</Sts></Ntry>";
        assertThat(one(aCamt("02").opening("1.00").closing("6.00").raw(entry).xml()).lines().getFirst().amount()).hasToString("EUR 5.00");
    }

    @Test
    void withoutAnyDateAnEntryIsOfTheDayOfTheClosingBalance() {
        String entry = "<Ntry><Amt Ccy=\"EUR\">5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts></Ntry>";
        StatementLine line = one(aCamt("02").opening("1.00").closing("6.00").raw(entry).xml()).lines().getFirst();
        assertThat(line.bookedOn()).hasToString("2024-01-31");
        assertThat(line.valueOn()).isNull();
        assertThat(line.description()).isEqualTo("Credit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<Dt>2024-01-15</Dt>", "<Dt>2024-01-15+14:00</Dt>", "<Dt>2024-01-15Z</Dt>", "<DtTm>2024-01-15T23:59:59.999999999-11:00</DtTm>",
        "<DtTm>2024-01-15T00:00:00</DtTm>", "2024-01-15"})
    void theBookingDayStandsAsTheBankWroteIt(String written) {
        String xml = aCamt("02").closing("9.00").entry("1.00").xml().replace("<BookgDt><Dt>2024-01-15</Dt>", "<BookgDt>" + written);
        assertThat(one(xml).lines().getFirst().bookedOn()).hasToString("2024-01-15");
    }

    @Test
    void aDayThatIsNoneIsRefusedAtItsField() {
        String xml = aCamt("02").closing("9.00").entry("1.00").xml().replace("<BookgDt><Dt>2024-01-15", "<BookgDt><Dt>2024-02-30");
        assertThat(refused(xml).reason()).isEqualTo("There is no such day as “2024-02-30”.");
        assertThat(refused(xml).place().path()).isEqualTo("BkToCstmrStmt/Stmt[1]/Ntry[1]/BookgDt/Dt");
    }

    @Test
    void anUnknownStatusIsNotGuessed() {
        assertThat(refused(aCamt("08").closing("9.00").entry("1.00", "MAYB", "").xml()).reason()).contains("“MAYB”");
    }

    @Test
    void aBatchStaysOneLineThatNamesItsPayments() {
        String payments = IntStream.rangeClosed(1, 12).mapToObj(i -> "<TxDtls><Refs><EndToEndId>E" + i + "</EndToEndId></Refs><RltdPties><Cdtr><Nm>Payee "
                + i + "</Nm></Cdtr></RltdPties></TxDtls>").collect(Collectors.joining());
        String batch = "<NtryDtls><Btch><PmtInfId>PAYROLL-1</PmtInfId><NbOfTxs>12</NbOfTxs></Btch>" + payments + "</NtryDtls><AddtlNtryInf>Salaries</AddtlNtryInf>";
        StatementLine line = one(aCamt("02").opening("100.00").closing("40.00").entry("-60.00", "BOOK", batch).xml()).lines().getFirst();
        assertThat(line.amount()).hasToString("EUR -60.00");
        assertThat(line.reference()).isEqualTo("PAYROLL-1");
        assertThat(line.description()).startsWith("12 payments: Payee 1; Payee 2; ").contains("Payee 10; and 2 more").endsWith(" – Salaries").doesNotContain("Payee 11");
    }

    @Test
    void theBanksOwnIdIsTheServicersReferenceElseTheEntrysAndPlaceholdersAreNone() {
        String xml = aCamt("02").closing("9.00")
                .entry("1.00", "BOOK", "<AcctSvcrRef>2024011512345</AcctSvcrRef>")
                .entry("2.00", "BOOK", "<AcctSvcrRef>NONREF</AcctSvcrRef>" + PAYMENT.formatted("NOTPROVIDED", "<Nm>Ann</Nm>", "x")).xml()
                .replace("<Ntry>", "<Ntry><NtryRef>N-1</NtryRef>");
        assertThat(one(xml).lines()).extracting(StatementLine::bankId).containsExactly("2024011512345", "N-1");
        assertThat(one(xml).lines().get(1).reference()).isNull();
    }

    @Test
    void anAccountMayBeAnIbanOrAnotherNumberWithItsBank() {
        String account = "<Acct><Id><Othr><Id>12-345 678</Id></Othr></Id><Ccy>EUR</Ccy><Svcr><FinInstnId><BICFI>DEUTDEFF</BICFI></FinInstnId></Svcr></Acct>";
        assertThat(one(aCamt("08").account(account).closing("1.00").xml()).account()).isEqualTo(new AccountIdentification("DEUTDEFF", "12-345 678"));
        assertThat(refused(aCamt("08").account("").closing("1.00").xml()).reason()).isEqualTo("The account is missing (Acct).");
    }

    @Test
    void prefixesEnvelopesAndBlankLinesBeforeTheDeclarationDoNotMatter() {
        String xml = aCamt("08").closing("1.00").entry("1.00").xml().replaceFirst("(?s)^<\\?xml.*?\\?>\\s*", "")
                .replaceAll("<(/?)(\\w)", "<$1c:$2").replace("xmlns=", "xmlns:c=");
        StatementFile file = read(reading("\n\r\n <?xml version=\"1.0\"?><Envelope><AppHdr><Fr>BANK</Fr></AppHdr>" + xml + "</Envelope>"));
        assertThat(file.format()).isEqualTo("CAMT.053.001.08");
    }

    @Test
    void aPlaceCountsTheBlankLinesBeforeTheDeclaration() {
        String xml = aCamt("02").closing("9.00").entry("1.00", "MAYB", "").xml();
        assertThat(refused("\n\n\n" + xml).place().line()).isEqualTo(refused(xml).place().line() + 3);
    }

    @Test
    void theVersionIsLeftOutWhenTheFileDoesNotSay() {
        String xml = aCamt("02").closing("9.00").xml().replaceFirst(" xmlns=\"[^\"]*\"", "");
        assertThat(read(reading(xml)).format()).isEqualTo("CAMT.053");
    }

    @Test
    void theFirstVersionHasOtherNamesForTheSame() {
        String xml = aCamt("01").closing("9.00").entry("9.00", "BOOK", "<TxDtls><RltdPties><Dbtr><Nm>Ann</Nm></Dbtr></RltdPties></TxDtls>").xml()
                .replace("BkToCstmrStmt>", "BkToCstmrStmtV01>").replace("<CdOrPrtry>", "").replace("</CdOrPrtry>", "");
        assertThat(one(xml).lines().getFirst().description()).isEqualTo("Ann");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,UTF-8", "ISO-8859-1,ISO-8859-1", "windows-1252,windows-1252", "UTF-16,UTF-16", "UTF-16,UTF-16LE", "utf-16,UTF-8"})
    void theCharacterSetOfTheXmlDeclarationIsHonoured(String declared, Charset written) {
        String xml = aCamt("02").prolog("<?xml version=\"1.0\" encoding=\"" + declared + "\"?>").closing("9.00")
                .entry("1.00", "BOOK", "<AddtlNtryInf>Überweisung Müller</AddtlNtryInf>").xml();
        assertThat(read(reading(xml.getBytes(written))).statements().getFirst().lines().getFirst().description()).isEqualTo("Überweisung Müller");
    }

    @Test
    void bytesThatAreNotInTheDeclaredCharacterSetAreRefused() {
        byte[] xml = aCamt("02").closing("9.00").entry("1.00", "BOOK", "<AddtlNtryInf>Müller</AddtlNtryInf>").xml().getBytes(StandardCharsets.ISO_8859_1);
        assertThat(refused(reading(xml)).reason()).contains("does not keep to its own character set (UTF-8)");
        assertThat(refused(reading(xml)).place().line()).isEqualTo(6);
    }
}
