package org.chancery.exchange.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.chancery.finance.ledger.BooksVerification;
import org.chancery.finance.reporting.BooksExport;
import org.chancery.finance.reporting.BooksFormat;
import org.chancery.finance.reporting.Reports;
import org.chancery.finance.reporting.TrialBalance;
import org.chancery.platform.command.DemoFirm;
import org.chancery.platform.firm.Firms;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestDemo;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** The demo firm's books, held together by the reports and by programs that nobody here wrote. */
@ChancerySpringTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoFirmTest {

    @Autowired TestDemo told;
    @Autowired Firms firms;
    @Autowired Reports reports;
    @Autowired BooksVerification verification;
    @Autowired BooksExport export;

    TestDemo.Demo demo;

    @BeforeAll
    void load() {
        demo = told.firm();
    }

    private <T> T inFirm(Supplier<T> work) {
        return demo.asSystem(work);
    }

    private LocalDate today() {
        return inFirm(firms::today);
    }

    @Test
    void everyPersonOfTheFirmHasALogin() {
        assertThat(demo.loaded().logins()).extracting(DemoFirm.Login::role).contains("Partner", "Associate", "Paralegal", "Bookkeeper", "Office manager", "IT manager");
    }

    @Test
    void itsBooksVerify() {
        assertThat(inFirm(verification::findings)).isEmpty();
    }

    @Test
    void debitsEqualCreditsOnEveryMonthEnd() {
        for (LocalDate day = today().minusMonths(6); !day.isAfter(today()); day = day.plusDays(11)) {
            LocalDate asOf = day;
            TrialBalance.Total total = inFirm(() -> reports.trialBalance(asOf)).total(CurrencyUnit.USD);
            assertThat(total.debit()).as("on %s", asOf).isEqualTo(total.credit());
        }
    }

    @Test
    void receivablesByAgeAddUpToTheAccountOnAnyDate() {
        for (LocalDate day = today().minusMonths(4); !day.isAfter(today()); day = day.plusDays(9)) {
            LocalDate asOf = day;
            Money aged = inFirm(() -> reports.receivables(asOf)).total(CurrencyUnit.USD);
            assertThat(aged).as("on %s", asOf).isEqualTo(balance(asOf, "1200"));
        }
        assertThat(inFirm(() -> reports.receivables(today())).items()).isNotEmpty();
    }

    @Test
    void clientLedgersAddUpToTheTrustAccountOnAnyDate() {
        for (LocalDate day = today().minusMonths(5); !day.isAfter(today()); day = day.plusDays(13)) {
            LocalDate asOf = day;
            var listing = inFirm(() -> reports.clientLedgers(null, asOf)).getFirst();
            assertThat(listing.positive()).as("on %s", asOf).isEqualTo(listing.book());
            assertThat(listing.negative().isZero()).isTrue();
        }
        assertThat(inFirm(() -> reports.clientLedgers(null, today())).getFirst().items()).hasSizeGreaterThan(5);
    }

    @Test
    void thereIsWorkInProgressOfSeveralAges() {
        var wip = inFirm(() -> reports.wip(today()));
        assertThat(wip.items()).hasSizeGreaterThan(8);
        assertThat(wip.items().stream().map(Reports.WorkInProgress::total).reduce(Money.zero(CurrencyUnit.USD), Money::plus)).isEqualTo(wip.total(CurrencyUnit.USD));
    }

    private Money balance(LocalDate asOf, String code) {
        return inFirm(() -> reports.trialBalance(asOf)).items().stream().filter(line -> line.code().equals(code))
                .map(line -> line.debit().minus(line.credit())).findFirst().orElse(Money.zero(CurrencyUnit.USD));
    }

    @Test
    void ledgerHledgerAndBeancountGiveTheSameBalances(@TempDir Path folder) throws IOException {
        Map<String, BigDecimal> ours = new TreeMap<>();
        inFirm(() -> reports.trialBalance(today())).items().forEach(line -> ours.put(line.code(), line.debit().minus(line.credit()).getAmount()));
        Path ledger = written(folder, BooksFormat.LEDGER);
        Path beancount = written(folder, BooksFormat.BEANCOUNT);

        assertThat(balances(run("ledger", "-f", ledger.toString(), "bal", "--flat", "--no-total", "--format", "%(account)\t%(quantity(scrub(total)))\n"))).isEqualTo(ours);
        assertThat(balances(run("hledger", "-f", ledger.toString(), "bal", "--flat", "--no-total", "-O", "csv").lines().skip(1)
                .map(line -> line.replace("\",\"", "\t")).collect(Collectors.joining("\n")))).isEqualTo(ours);
        assertThat(run("bean-check", beancount.toString())).as("bean-check with a balance assertion for each account").isEmpty();
        assertThat(Files.readString(beancount).lines().filter(line -> line.contains(" balance "))).hasSize(ours.size());
    }

    private Path written(Path folder, BooksFormat format) throws IOException {
        Path file = folder.resolve("books." + format.name().toLowerCase(java.util.Locale.ROOT));
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            assertThat(inFirm(() -> export.write(format, out))).isGreaterThan(100);
        }
        return file;
    }

    private static Map<String, BigDecimal> balances(String output) {
        return output.lines().map(line -> line.replace("\"", "").split("\t"))
                .collect(Collectors.toMap(columns -> columns[0].substring(columns[0].indexOf(':') + 1).split(" ")[0],
                        columns -> new BigDecimal(columns[1].replaceAll("[^0-9.-]", "")).setScale(2), (one, other) -> one, TreeMap::new));
    }

    private static String run(String... command) throws IOException {
        List<String> words = new ArrayList<>(Arrays.asList(command));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertThat(process.waitFor()).as("%s says: %s", command[0], output.lines().limit(20).toList()).isZero();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return output;
    }
}
