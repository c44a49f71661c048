package org.chancery.finance.banking.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every CAMT file of genkgo/camt, against the JSON that its own parser made of it. Several of them are made up by hand
 * and do not add up; whether one must be refused is worked out from the JSON alone.
 */
class RealCamtFilesTest {

    private static final JsonMapper JSON = new JsonMapper();

    static List<Path> statements() {
        return BankFiles.in(BankFiles.folder("camt"), ".xml").stream().filter(f -> f.getFileName().toString().matches("camt0?53.*")).toList();
    }

    static List<Path> siblings() {
        return BankFiles.in(BankFiles.folder("camt"), ".xml").stream().filter(f -> f.getFileName().toString().matches("camt05[24].*")).toList();
    }

    /** A balance or an entry as the other parser saw it. */
    private record Seen(String kind, Money amount, String day, String valueDay) {}

    @ParameterizedTest
    @MethodSource("statements")
    void isReadExactlyWhenTheOtherParsersFiguresAddUpAndThenWithTheSameFigures(Path file) {
        List<List<Seen>> expected = otherParser(file);
        StatementReading reading = BankFiles.reading(BankFiles.bytes(file));
        if (expected.isEmpty() || !expected.stream().allMatch(RealCamtFilesTest::addsUp)) {
            BankFiles.refused(reading);
            return;
        }
        List<Statement> statements = BankFiles.read(reading).statements();
        // The JSON of the file with two statements shows only one of them in full.
        assertThat(statements.stream().map(RealCamtFilesTest::seen).toList()).containsAll(expected);
        assertThat(statements).hasSize(records(file));
    }

    @Test
    void theFilesThatAreRefusedAreRefusedForWhatIsWrongWithThem() {
        Map<String, String> reasons = Map.of(
                "camt053.v2.five.decimals.xml", "BkToCstmrStmt/Stmt[1]/Bal[2]/Amt: The statement does not add up: "
                        + "the opening balance EUR 18.15 and the 1 booked entries of together EUR 8.85 make EUR 27.00, but the closing balance is EUR 27.05",
                "camt053.v2.minimal.xml", "Stmt[1]/Bal[2]/Amt: The balance SEK -27.00 (CLBD) is in another currency than the account, which is in EUR",
                "camt053.v2.with-party-ids.xml", "Stmt[1]/Bal[2]/Amt: The balance SEK -27.00 (CLBD) is in another currency",
                "camt053.v4.xml", "Stmt[1]/Bal[2]/Amt: The balance SEK -27.00 (CLBD) is in another currency",
                "camt053.v2.wrong.xml", "BkToCstmrStmt: The file holds no statement",
                "camt53.only-Dt-with-DtTm.xml", "Stmt[1]: The bank gives no closing booked balance (CLBD)");
        reasons.forEach((name, reason) -> {
            StatementReading.Unreadable refused = BankFiles.refused(BankFiles.reading(BankFiles.bytes(BankFiles.folder("camt").resolve(name))));
            assertThat(refused.place().inWords() + ": " + refused.reason()).contains(reason);
            assertThat(refused.place().line()).isPositive();
        });
        assertThat(statements()).hasSize(reasons.size() + 1);
    }

    @Test
    void twoStatementsOfOneAccountStayTwo() {
        StatementFile file = BankFiles.read(BankFiles.reading(BankFiles.bytes(BankFiles.folder("camt").resolve("camt053.v2.multi.statement.xml"))));
        assertThat(file.format()).isEqualTo("CAMT.053.001.02");
        assertThat(file.forAccount("nl26 vayb 8060 4768 90")).hasSize(2).isEqualTo(file.statements());
        assertThat(file.statements().get(1).lines().getFirst().description()).isEqualTo("Company Name 2 – Transaction Description 2");
        assertThat(file.statements().get(1).lines().getFirst().reference()).isEqualTo("000000002");
        // The bank's FrToDt is of 2007 and cannot be the period of lines of 2014.
        assertThat(file.statements()).allSatisfy(s -> assertThat(s.from()).hasToString("2014-12-30"));
    }

    @ParameterizedTest
    @MethodSource("siblings")
    void intradayReportsAndNotificationsAreRefusedAsWhatTheyAre(Path file) {
        String kind = file.getFileName().toString().startsWith("camt052") ? "This is an intraday report (CAMT.052)" : "This is a notification of single payments (CAMT.054)";
        assertThat(BankFiles.refused(BankFiles.reading(BankFiles.bytes(file))).reason()).startsWith(kind);
    }

    private static int records(Path file) {
        return JSON.readTree(json(file).toFile()).path("getRecords").size();
    }

    private static Path json(Path file) {
        return file.resolveSibling(file.getFileName().toString().replace(".xml", ".json"));
    }

    private static List<List<Seen>> otherParser(Path file) {
        Path json = json(file);
        if (!json.toFile().exists()) {
            assertThat(file.getFileName()).hasToString("camt053.v2.wrong.xml");
            return List.of();
        }
        List<List<Seen>> statements = new ArrayList<>();
        // The entries of the message stand first and in full; the records repeat them only as “recursivity”.
        JsonNode root = JSON.readTree(json.toFile());
        List<JsonNode> records = new ArrayList<>();
        root.path("getEntries").forEach(e -> {
            if (e.path("getRecord").isObject()) {
                records.add(e.path("getRecord"));
            }
        });
        root.path("getRecords").forEach(r -> {
            if (r.isObject()) {
                records.add(r);
            }
        });
        int record = 0;
        for (JsonNode each : records) {
            List<Seen> seen = new ArrayList<>();
            each.path("getBalances").forEach(b -> seen.add(new Seen(b.path("getType").asString(), money(b), day(b.path("getDate")), "")));
            JsonNode entry = root.path("getEntries").path(record++);
            if (entry.isObject()) {
                seen.add(new Seen("entry", money(entry), day(entry.path("getBookingDate")), day(entry.path("getValueDate"))));
            }
            statements.add(seen);
        }
        return statements;
    }

    private static boolean addsUp(List<Seen> seen) {
        List<Money> booked = seen.stream().filter(s -> s.kind().equals("opening") || s.kind().equals("entry")).map(Seen::amount).toList();
        List<Money> closing = seen.stream().filter(s -> s.kind().equals("closing")).map(Seen::amount).toList();
        return closing.size() == 1 && booked.stream().allMatch(m -> m.isSameCurrency(closing.getFirst()))
                && Money.total(booked).isEqual(closing.getFirst());
    }

    private static List<Seen> seen(Statement statement) {
        List<Seen> seen = new ArrayList<>();
        seen.add(new Seen("opening", Objects.requireNonNull(statement.openingBalance()), statement.from().toString(), ""));
        seen.add(new Seen("closing", statement.closingBalance(), statement.to().toString(), ""));
        statement.lines().forEach(l -> seen.add(new Seen("entry", l.amount(), l.bookedOn().toString(), String.valueOf(l.valueOn()))));
        return seen;
    }

    private static Money money(JsonNode holder) {
        JsonNode amount = holder.path("getAmount");
        return Money.ofMinor(CurrencyUnit.of(amount.path("getCurrency").path("getCode").asString()), Long.parseLong(amount.path("getAmount").asString()));
    }

    private static String day(JsonNode date) {
        return date.path("0").asString().substring(0, 10);
    }
}
