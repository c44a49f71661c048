package org.chancery.finance.banking.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.finance.banking.statement.BankFiles.reading;
import static org.chancery.finance.banking.statement.BankFiles.refused;
import static org.chancery.finance.banking.statement.Camt.aCamt;
import static org.chancery.testing.Ofx.anOfx;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are damaged, hostile or something else: each has an answer that helps, and none an exception. */
class DamagedFilesTest {

    @Test
    void anEmptyFileIsCalledEmpty() {
        assertThat(refused("").reason()).isEqualTo("The file is empty.");
        assertThat(refused(" \r\n\t\n").reason()).isEqualTo("The file is empty.");
        assertThat(refused(new String(new char[100])).reason()).isEqualTo("The file is empty.");
        assertThat(refused("").place()).isEqualTo(Place.WHOLE_FILE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE html><html><body>Your session has expired. <OFX> </body></html>", "\n<HTML><head><title>Error</title>",
        "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\">camt.053.</html>"})
    void aWebPageSavedAsAStatementIsCalledAWebPage(String page) {
        assertThat(refused(page).reason()).startsWith("This is a web page and not a statement");
    }

    @Test
    void otherKindsOfFilesAreNamed() {
        assertThat(refused("%PDF-1.7 …").reason()).startsWith("This is a PDF.");
        assertThat(refused("PK\u0003\u0004…").reason()).startsWith("This is a ZIP archive or an Office document.");
        assertThat(refused("Date,Amount\n2024-01-01,5").reason()).isEqualTo("This is not a bank statement in a format that can be read (CAMT.053, OFX/QFX).");
        byte[] junk = new byte[5000];
        new Random(1).nextBytes(junk);
        assertThat(refused(reading(junk)).reason()).startsWith("This is not a text file");
    }

    @Test
    void aTruncatedOfxIsRefusedWhereverItIsCut() {
        String text = anOfx().amount("1.00").amount("2.00").text().stripTrailing();
        for (int length = text.indexOf("<OFX>") + 5; length < text.length(); length++) {
            StatementReading.Unreadable refused = refused(text.substring(0, length));
            assertThat(refused.reason()).contains("not downloaded completely");
        }
        assertThat(refused(text.substring(0, text.indexOf("<TRNAMT>2") + 9)).place())
                .isEqualTo(new Place(16, 51, "OFX/BANKMSGSRSV1/STMTTRNRS/STMTRS/BANKTRANLIST/STMTTRN[2]/TRNAMT"));
        assertThat(refused(text.substring(0, 60)).reason()).contains("not downloaded completely");
    }

    @Test
    void aTruncatedCamtIsRefusedWhereverItIsCut() {
        String xml = aCamt("02").opening("1.00").closing("3.00").entry("2.00").xml().stripTrailing();
        for (int length = xml.indexOf("<GrpHdr>"); length < xml.length(); length++) {
            assertThat(refused(xml.substring(0, length)).reason()).contains("not downloaded completely");
        }
    }

    @Test
    void aHoleInTheMiddleOfAnOfxIsRefused() {
        String text = anOfx().amount("1.00").text();
        assertThat(refused(text.replace("</STMTRS>", "")).reason()).contains("<STMTRS> opens here and is never closed");
        assertThat(refused(text.replace("<STMTRS>", "")).reason()).contains("closes something that was not opened");
        assertThat(refused(text.replace("<TRNTYPE>OTHER", "OTHER")).reason()).contains("Text stands outside any field");
    }

    @Test
    void aLineThatStandsOutsideItsListIsNotLost() {
        String line = "<STMTTRN><TRNTYPE>OTHER<DTPOSTED>20240105<TRNAMT>-5.00<FITID>A1<NAME>Stray</STMTTRN>";
        assertThat(refused(anOfx().amount("1.00").text().replace("</STMTRS>", "</STMTRS><EXTRA>" + line + "</EXTRA>")).reason())
                .isEqualTo("The file is damaged: of its 2 lines only 1 stand in a statement of an account.");
        assertThat(BankFiles.one(anOfx().amount("1.00").text().replace("</STMTRS>", line + "</STMTRS>")).lines()).hasSize(2);
    }

    @Test
    void aSecondFileBehindTheFirstIsNotPassedOver() {
        String text = anOfx().amount("1.00").text();
        assertThat(refused(text + text).reason()).startsWith("Something follows after the end of the statement");
        assertThat(BankFiles.read(reading(text + "\r\n\u001A\0\0")).statements()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///secret\">]>", "<!DOCTYPE d SYSTEM \"http://bank.invalid/x.dtd\">",
        "<!DOCTYPE d [<!ENTITY % p SYSTEM \"file:///secret\"> %p;]>", "<!DOCTYPE Document>"})
    void documentTypesAndExternalEntitiesAreRefused(String doctype) {
        String camt = aCamt("02").prolog("<?xml version=\"1.0\"?>\n" + doctype).closing("1.00").entry("1.00", "BOOK", "<AddtlNtryInf>&x;</AddtlNtryInf>").xml();
        assertThat(refused(camt).reason()).contains("declares a document type");
        String ofx = anOfx().header("<?xml version=\"1.0\"?>" + doctype + "<?OFX OFXHEADER=\"200\" VERSION=\"200\"?>").line("20240101", "1", "A", "&x;").text();
        assertThat(refused(ofx).reason()).contains("declares a document type");
        assertThat(refused(anOfx().raw(doctype).text()).reason()).contains("declares something");
    }

    @Test
    void aBillionLaughsEndAtOnce() {
        var doctype = new StringBuilder("<!DOCTYPE lolz [<!ENTITY a0 \"lol\">");
        for (int i = 1; i < 10; i++) {
            doctype.append("<!ENTITY a").append(i).append(" \"").append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
        }
        String laughs = aCamt("02").prolog(doctype.append("]>").toString()).closing("1.00").entry("1.00", "BOOK", "<AddtlNtryInf>&a9;</AddtlNtryInf>").xml();
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(2), () -> refused(laughs));
    }

    @Test
    void anUndeclaredEntityIsRefusedInXmlAndLeftStandingInOfx() {
        refused(aCamt("02").closing("1.00").entry("1.00", "BOOK", "<AddtlNtryInf>&x;</AddtlNtryInf>").xml());
        assertThat(BankFiles.one(anOfx().line("20240101", "1", "A", "&x;").text()).lines().getFirst().description()).isEqualTo("&x;");
    }

    @Test
    void nestingHasALimit() {
        String deep = "<A>".repeat(100_000);
        assertThat(refused(anOfx().raw(deep).text()).reason()).contains("nested more than");
        assertThat(refused(aCamt("02").closing("1.00").raw("<Ntry>" + deep).xml()).reason()).contains("nested more than");
        refused(aCamt("02").closing("1.00").raw(deep).xml());
    }

    @Test
    void sizeHasALimitAndNoMoreThanThatIsTakenFromAStream() throws IOException {
        byte[] text = anOfx().amount("1.00").text().getBytes(StandardCharsets.US_ASCII);
        var exact = new StatementReaders(StatementReaders.standardFormats(), text.length);
        var smaller = new StatementReaders(StatementReaders.standardFormats(), text.length - 1);
        BankFiles.read(exact.read(new ByteArrayInputStream(text)));
        assertThat(refused(smaller.read(new ByteArrayInputStream(text))).reason()).startsWith("The file is larger than");
        var stream = new ByteArrayInputStream(Arrays.copyOf(text, text.length + 5000));
        refused(smaller.read(stream));
        assertThat(stream.available()).isEqualTo(5000);
    }

    @ParameterizedTest
    @CsvSource({"1,ofxparse/checking.ofx", "2,ofxparse/bank_medium.ofx", "3,ofxparse/suncorp.ofx", "4,ofxtools/br_nubank_cc.ofx",
        "5,ofxparse/ofx-v102-empty-tags.ofx", "6,camt/camt053.v2.multi.statement.xml", "7,camt/camt053.v4.xml", "8,camt/camt053.v2.five.decimals.xml"})
    void whateverIsChangedInARealFileTheAnswerIsAReadingThatAddsUpAndNeverAnException(long seed, String file) {
        byte[] original = BankFiles.bytes(BankFiles.folder().resolve(Path.of(file)));
        var random = new Random(seed);
        for (int round = 0; round < 1_500; round++) {
            byte[] changed = changed(original, random);
            switch (reading(changed)) {
                case StatementReading.Read(StatementFile read) -> read.statements().forEach(BankFiles::addsUp);
                case StatementReading.Unreadable(Place place, String reason) -> {
                    assertThat(reason).isNotBlank();
                    assertThat(place.inWords()).isNotBlank();
                }
            }
        }
    }

    private static byte[] changed(byte[] original, Random random) {
        byte[] tags = "<>&;/![]\"'=-.,0 \n\0".getBytes(StandardCharsets.US_ASCII);
        List<Byte> bytes = new ArrayList<>(original.length);
        for (byte b : original) {
            bytes.add(b);
        }
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            int at = random.nextInt(bytes.size() - 60);
            switch (random.nextInt(4)) {
                case 0 -> bytes.set(at, tags[random.nextInt(tags.length)]);
                case 1 -> bytes.set(at, (byte) random.nextInt(256));
                case 2 -> bytes.subList(at, at + random.nextInt(1, 50)).clear();
                default -> bytes.addAll(at, List.copyOf(bytes.subList(at, at + random.nextInt(1, 50))));
            }
        }
        byte[] result = new byte[bytes.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = bytes.get(i);
        }
        return result;
    }
}
