package org.chancery.finance.banking.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every OFX and QFX file of ofxparse and ofxtools that comes with the project, each with its published figures or the reason to refuse it. */
class RealOfxFilesTest {

    private static final Map<String, List<String>> FIGURES = new TreeMap<>(Map.of(
            "bank_medium.ofx", List.of("QFX 1.02 160000100 12300 000012345678 2009-04-01 2009-05-23 CAD 727.61 CAD 382.34", "2009-04-01 CAD -6.60",
                    "2009-04-02 CAD -316.67", "2009-04-03 CAD -22.00"),
            "checking.ofx", List.of("QFX 1.02 5472369148 1452687~7 2000-01-01 2013-05-25 USD 160.49 USD 100.99", "2011-03-31 USD 0.01",
                    "2011-04-05 USD -34.51", "2011-04-07 USD -25.00"),
            "multiple_accounts2.ofx", List.of("OFX 2.11 123 9100 2012-06-03 2012-06-03 USD 111.00 USD 111.00",
                    "OFX 2.11 123 9200 2012-06-03 2012-06-03 USD 222.00 USD 222.00"),
            "suncorp.ofx", List.of("OFX 2.00 SUNCORP 123456789 2013-06-18 2013-12-15 AUD 1250.97 AUD 1234.12", "2013-12-15 AUD -16.85"),
            "br_nubank_cc.ofx", List.of("OFX 1.02 null 11111111-UUID-UUID-UUID-111111111111 2024-02-24 2024-03-26 BRL 0.00 BRL -1280.91",
                    "2024-03-23 BRL -13.00", "2024-03-23 BRL -162.90", "2024-03-23 BRL -33.46", "2024-03-22 BRL -9.02",
                    "2024-03-22 BRL -103.53", "2024-03-22 BRL -959.00"),
            "stmtrs_euro.ofx", List.of("OFX 2.00 121099999 999988 2005-10-01 2005-10-28 USD 700.29 USD 200.29", "2005-10-04 USD -200.00",
                    "2005-10-20 USD -300.00")));

    private static final Map<String, String> REASONS = new TreeMap<>(Map.of(
            "account_listing_aggregation.ofx", "line 11, column 1, OFX: This is a list of accounts",
            "date_missing.ofx", "line 33, column 5, OFX/BANKMSGSRSV1/STMTTRNRS/STMTRS/BANKTRANLIST/STMTTRN[1]: The booking date is missing",
            "empty_balance.ofx", "line 38, column 17, OFX/BANKMSGSRSV1/STMTTRNRS/STMTRS/LEDGERBAL/BALAMT: The closing (ledger) balance is missing",
            "fidelity-savings.ofx", "line 28, column 3, OFX/INVSTMTMSGSRSV1: This is the statement of an investment account",
            "fidelity.ofx", "line 11, column 192, OFX/INVSTMTMSGSRSV1: This is the statement of an investment account",
            "investment_medium.ofx", "line 25, column 2, OFX/INVSTMTMSGSRSV1: This is the statement of an investment account",
            "ofx-v102-empty-tags.ofx", "line 23, column 277, OFX/BANKMSGSRSV1/STMTTRNRS/STMTRS/CURDEF: The currency of the account is missing",
            "signon_success.ofx", "line 11, column 1, OFX: This file holds no bank statement",
            "td_ameritrade.ofx", "line 27, column 3, OFX/INVSTMTMSGSRSV1: This is the statement of an investment account",
            "vanguard.ofx", "line 21, column 220, OFX/INVSTMTMSGSRSV1: This is the statement of an investment account"));

    @Test
    void everyRealFileIsEitherReadToTheCentOrRefusedAtItsPlaceWithAReason() {
        Map<String, List<String>> read = new TreeMap<>();
        Map<String, String> refused = new TreeMap<>();
        for (Path file : files()) {
            switch (BankFiles.reading(BankFiles.bytes(file))) {
                case StatementReading.Read(StatementFile found) -> {
                    found.statements().forEach(BankFiles::addsUp);
                    read.put(file.getFileName().toString(), told(found));
                }
                case StatementReading.Unreadable(Place place, String reason) ->
                        refused.put(file.getFileName().toString(), place.inWords() + ": " + reason);
            }
        }
        assertThat(read).isEqualTo(FIGURES);
        assertThat(refused.keySet()).contains("profrs.ofx").containsAll(REASONS.keySet()).hasSize(REASONS.size() + 1);
        assertThat(refused.get("profrs.ofx")).startsWith("line 146, column 13, OFX/SIGNONMSGSRSV1/SONRS/STATUS: ").contains("15500 Signon invalid");
        REASONS.forEach((name, reason) -> assertThat(refused.get(name)).as(name).startsWith(reason));
    }

    @Test
    void theDayIsTheOneTheBankWroteWhateverTheZoneOfThisMachine() {
        Statement nubank = BankFiles.read(BankFiles.reading(BankFiles.bytes(BankFiles.folder("ofxtools").resolve("br_nubank_cc.ofx")))).statements().getFirst();
        assertThat(nubank.lines().getFirst().bookedOn()).hasToString("2024-03-23");
    }

    @Test
    void theNamesAndMemosOfTheBankBecomeOneDescription() {
        Statement checking = BankFiles.read(BankFiles.reading(BankFiles.bytes(BankFiles.folder("ofxparse").resolve("checking.ofx")))).statements().getFirst();
        StatementLine fee = checking.lines().get(2);
        assertThat(fee.description()).isEqualTo("RETURNED CHECK FEE, CHECK # 319 FOR $45.33 ON 04/07/11");
        assertThat(fee.reference()).isEqualTo("319");
        assertThat(fee.bankId()).isEqualTo("0000488");
        Statement suncorp = BankFiles.read(BankFiles.reading(BankFiles.bytes(BankFiles.folder("ofxparse").resolve("suncorp.ofx")))).statements().getFirst();
        assertThat(suncorp.lines().getFirst().description()).isEqualTo("EFTPOS WDL HANDYWAY ALDI STORE GEELONG WEST VICAU");
        assertThat(suncorp.lines().getFirst().reference()).isNull();
    }

    static List<Path> files() {
        return Stream.of("ofxparse", "ofxtools").flatMap(f -> BankFiles.in(BankFiles.folder(f), ".ofx").stream()).toList();
    }

    private static List<String> told(StatementFile file) {
        List<String> told = new ArrayList<>();
        for (Statement s : file.statements()) {
            told.add(String.join(" ", file.format(), s.account().bankId(), s.account().number(), s.from().toString(), s.to().toString(),
                    String.valueOf(s.openingBalance()), s.closingBalance().toString()));
            s.lines().forEach(line -> told.add(line.bookedOn() + " " + line.amount()));
        }
        return told;
    }
}
