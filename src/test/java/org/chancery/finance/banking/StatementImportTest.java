package org.chancery.finance.banking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chancery.finance.banking.BankApi.Answer;
import org.chancery.finance.banking.statement.AccountIdentification;
import org.chancery.finance.banking.statement.Statement;
import org.chancery.finance.banking.statement.StatementReaders;
import org.chancery.finance.banking.statement.StatementReading;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.BankAccountKind;
import org.chancery.finance.ledger.BankAccounts;
import org.chancery.finance.ledger.NewBankAccount;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.OfxText;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestFirms.TestFirm;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.JsonNode;

@ChancerySpringTest
class StatementImportTest {

    private static final CurrencyUnit USD = CurrencyUnit.USD;

    @Autowired TestFirms firms;
    @Autowired MockMvc mvc;
    @Autowired BankAccounts accounts;
    @Autowired Statements statements;
    @Autowired JdbcClient jdbc;
    @Autowired PlatformTransactionManager transactions;
    TestFirm firm;
    BankApi api;

    @BeforeEach
    void aFirm() {
        firm = firms.found();
        api = new BankApi(mvc, firm.serviceToken());
    }

    private BankAccountId account(String name, String number, CurrencyUnit currency) {
        return firm.asAdministrator(() -> accounts.open(new NewBankAccount(name, BankAccountKind.OPERATING, currency, null, number, null, null)).orThrow().id());
    }

    private long rows() {
        return firm.asAdministrator(() -> new TransactionTemplate(transactions).execute(_ -> jdbc.sql("""
                select (select count(*) from finance.bank_statement) + (select count(*) from finance.statement_file)
                     + (select count(*) from finance.bank_line) + (select count(*) from finance.bank_line_repeat)""").query((row, _) -> row.getLong(1)).single()));
    }

    static List<Path> files() throws IOException {
        Path folder = Path.of(System.getProperty("chancery.data", "../shared/data"), "02-bank");
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.ofx|.*/camt/.*\\.xml")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aRealFileImportsWithOpeningPlusLinesEqualToClosingOrIsRefusedWithItsReasonAndLeavesNothing(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        switch (StatementReaders.standard().read(content)) {
            case StatementReading.Unreadable unreadable -> {
                Answer answer = api.upload(account("Any", "", USD), file.getFileName().toString(), content);
                assertThat(answer.status()).isEqualTo(422);
                assertThat(answer.code()).isEqualTo("statement-unreadable");
                assertThat(answer.detail()).containsIgnoringCase(unreadable.place().inWords()).contains(unreadable.reason());
                assertThat(rows()).isZero();
            }
            case StatementReading.Read(var read) -> {
                List<AccountIdentification> inFile = read.statements().stream().map(Statement::account).distinct().toList();
                for (int i = 0; i < inFile.size(); i++) {
                    AccountIdentification named = inFile.get(i);
                    CurrencyUnit currency = read.statements().stream().filter(s -> s.account().equals(named)).findFirst().orElseThrow().currency();
                    importsAndAddsUp(account("Account " + i, inFile.size() == 1 ? "" : named.number(), currency), content);
                }
            }
        }
    }

    private void importsAndAddsUp(BankAccountId account, byte[] content) {
        Answer answer = api.upload(account, "statement", content);
        if (answer.status() == 422) {
            assertThat(answer.code()).as(answer.detail()).isEqualTo("statement-gap");
            return;
        }
        assertThat(answer.status()).as(answer.detail()).isEqualTo(201);
        JsonNode lines = api.read("/bank-accounts/" + account + "/statements/" + answer.text("id")).json().path("lines");
        BigDecimal sum = lines.valueStream().map(line -> new BigDecimal(line.path("amount").path("amount").asString())).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(new BigDecimal(answer.amount("openingBalance")).add(sum)).isEqualByComparingTo(answer.amount("closingBalance"));
        assertThat(lines.size()).isEqualTo(answer.json().path("lineCount").asInt());
        assertThat(answer.json().path("duplicateCount").asInt()).isZero();
    }

    private static OfxText october() {
        return OfxText.of("4471", "2026-10-01", "2026-10-31", "4300.00").line("2026-10-12", "4000.00", "WIRE ORTIZ").line("2026-10-30", "300.00", "DEPOSIT");
    }

    @Test
    void theSameFileAgainIsRefusedAndSaysWhenItCame() {
        BankAccountId account = account("Operating", "4471", USD);
        assertThat(api.upload(account, "october.ofx", october().bytes()).status()).isEqualTo(201);
        long before = rows();
        Answer again = api.upload(account, "renamed.ofx", october().bytes());
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.code()).isEqualTo("statement-duplicate");
        assertThat(again.detail()).contains("imported on");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void theFileOfABankIsKeptEncryptedAndOneThatWasImportedBeforeIsStillReadFromItsRow() {
        BankAccountId account = account("Operating", "4471", USD);
        StatementId id = StatementId.of(api.upload(account, "october.ofx", october().bytes()).text("id"));
        assertThat(original(id)).isEqualTo(october().bytes());
        assertThat(firm.asAdministrator(() -> new TransactionTemplate(transactions).<String>execute(_ -> jdbc.sql(
                "select b.content_type from finance.statement_file f join platform.blob b on b.id = f.blob_id where f.content is null").query(String.class).single())))
                .isNotBlank();
        assertThat(original(importedBeforeThereWereBlobs(id, "as it was".getBytes(StandardCharsets.US_ASCII)))).asString().isEqualTo("as it was");
    }

    private byte[] original(StatementId id) {
        return firm.asAdministrator(() -> statements.original(id).orElseThrow().content());
    }

    private StatementId importedBeforeThereWereBlobs(StatementId like, byte[] content) {
        StatementId id = StatementId.next();
        firm.asAdministrator(() -> new TransactionTemplate(transactions).execute(_ -> jdbc.sql("""
                with file as (insert into finance.statement_file (id, bank_account_id, name, sha256, content)
                              select :id, s.bank_account_id, 'old.ofx', sha256(:content), :content from finance.bank_statement s where s.id = :like returning id, sha256)
                insert into finance.bank_statement (id, bank_account_id, file_id, sha256, format, account_named, from_day, to_day, currency, opening_minor, opening_stated,
                                                    closing_minor, line_count, duplicate_count)
                select :id, s.bank_account_id, f.id, f.sha256, s.format, s.account_named, s.from_day, s.to_day, s.currency, s.opening_minor, s.opening_stated, s.opening_minor, 0, 0
                from finance.bank_statement s cross join file f where s.id = :like""").param("id", id.value()).param("like", like.value()).param("content", content).update()));
        return id;
    }

    @Test
    void overlappingFilesKeepEachLineOnceAndTheStatementShowsWhichItKnew() {
        BankAccountId account = account("Operating", "4471", USD);
        api.upload(account, "october.ofx", october().bytes());
        Answer later = api.upload(account, "later.ofx", OfxText.of("4471", "2026-10-20", "2026-11-05", "4275.00")
                .line("2026-10-30", "300.00", "DEPOSIT").line("2026-11-04", "-25.00", "FEE").bytes());
        assertThat(later.json().path("lineCount").asInt()).isEqualTo(2);
        assertThat(later.json().path("duplicateCount").asInt()).isEqualTo(1);
        assertThat(later.json().path("warnings").size()).as(later.json().path("warnings").toString()).isZero();
        JsonNode lines = api.read("/bank-accounts/" + account + "/statements/" + later.text("id")).json().path("lines");
        assertThat(lines.valueStream().map(line -> line.path("known").asBoolean()).toList()).containsExactly(true, false);
    }

    @Test
    void aGapToTheStatementBeforeWarnsAndStopsNothing() {
        BankAccountId account = account("Operating", "4471", USD);
        api.upload(account, "october.ofx", october().bytes());
        Answer december = api.upload(account, "december.ofx", OfxText.of("4471", "2026-12-01", "2026-12-31", "5000.00").line("2026-12-04", "100.00", "DEPOSIT").bytes());
        assertThat(december.status()).isEqualTo(201);
        assertThat(december.json().path("warnings").get(0).asString()).contains("$4,300.00").contains("$4,900.00").contains("$600.00");
    }

    @Test
    void theSameFileByEightAtOnceIsOneStatement() throws Exception {
        BankAccountId account = account("Operating", "4471", USD);
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<Answer> upload = () -> api.upload(account, "october.ofx", october().bytes());
            List<Answer> answers = new java.util.ArrayList<>();
            for (var future : threads.invokeAll(IntStream.range(0, 8).mapToObj(_ -> upload).toList())) {
                answers.add(future.get());
            }
            assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
            assertThat(answers).filteredOn(answer -> answer.code().equals("statement-duplicate")).hasSize(7);
        }
        assertThat(rows()).isEqualTo(4);
    }

    @Test
    void aFileOfSeveralAccountsFindsOursByNumberAndIsRefusedWithTheListWhenNoneIs() throws IOException {
        byte[] two = Files.readAllBytes(files().stream().filter(file -> file.endsWith("multiple_accounts2.ofx")).findFirst().orElseThrow());
        assertThat(api.upload(account("Without number", "", USD), "two.ofx", two).detail()).contains("9100, 9200");
        Answer other = api.upload(account("Other", "7777", USD), "two.ofx", two);
        assertThat(other.code()).isEqualTo("statement-other-account");
        assertThat(other.detail()).contains("9100, 9200").contains("7777");
        assertThat(rows()).isZero();
        assertThat(api.upload(account("Second", "9200", USD), "two.ofx", two).amount("closingBalance")).isEqualTo("222.00");
    }

    @Test
    void aNewNumberIsRememberedOnRequestAndAFileOfAnotherKnownAccountIsRefusedByItsName() {
        BankAccountId operating = account("Operating", "", USD);
        Answer first = api.upload(operating, "october.ofx", october().bytes());
        assertThat(first.text("accountNumber")).isEqualTo("4471");
        String remember = "/bank-accounts/" + operating + "/statements/" + first.text("id") + "/remember-number";
        BankApi owner = new BankApi(mvc, firm.tokenOf(firm.administrator()));
        assertThat(owner.send(remember, "{}").text("number")).isEqualTo("4471");
        assertThat(owner.send(remember, "{}").code()).isEqualTo("number-known");
        Answer elsewhere = api.upload(account("Payroll", "", USD), "november.ofx", OfxText.of("4471", "2026-11-01", "2026-11-20", "4300.00").bytes());
        assertThat(elsewhere.code()).isEqualTo("statement-other-account");
        assertThat(elsewhere.detail()).contains("4471 is Operating");
        Answer ours = api.upload(operating, "other.ofx", OfxText.of("9999", "2026-11-01", "2026-11-20", "0.00").bytes());
        assertThat(ours.detail()).contains("9999").contains("4471");
    }

    @Test
    void anotherCurrencyAndAnotherFormatAreRefused() {
        assertThat(api.upload(account("Euro", "", CurrencyUnit.EUR), "october.ofx", october().bytes()).code()).isEqualTo("statement-currency");
        assertThat(api.upload(account("Any", "", USD), "letter.txt", "Dear Sirs".getBytes(StandardCharsets.UTF_8)).code()).isEqualTo("statement-unreadable");
        assertThat(api.upload(BankAccountId.next(), "october.ofx", october().bytes()).status()).isEqualTo(404);
        assertThat(rows()).isZero();
    }

    @Test
    void anImportTakenBackLeavesItsFileAndGivesSharedLinesToTheOtherStatement() {
        BankAccountId account = account("Operating", "4471", USD);
        Answer first = api.upload(account, "october.ofx", october().bytes());
        Answer later = api.upload(account, "later.ofx", OfxText.of("4471", "2026-10-20", "2026-11-05", "4275.00")
                .line("2026-10-30", "300.00", "DEPOSIT").line("2026-11-04", "-25.00", "FEE").bytes());
        assertThat(api.remove("/bank-accounts/" + account + "/statements/" + first.text("id")).status()).isEqualTo(204);
        assertThat(api.read("/bank-accounts/" + account + "/statements/" + first.text("id")).status()).isEqualTo(404);
        assertThat(api.read("/bank-accounts/" + account + "/statements/" + later.text("id")).json().path("lines").size()).isEqualTo(2);
        Answer again = api.upload(account, "october.ofx", october().bytes());
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json().path("duplicateCount").asInt()).isEqualTo(1);
    }
}
