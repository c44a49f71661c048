package org.chancery.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.chancery.finance.banking.statement.Statement;
import org.chancery.finance.banking.statement.StatementJoin;
import org.chancery.finance.banking.statement.StatementLine;
import org.chancery.finance.banking.statement.StatementReaders;
import org.chancery.finance.banking.statement.StatementReading;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.BankAccountKind;
import org.chancery.finance.ledger.BankAccounts;
import org.chancery.finance.ledger.NewBankAccount;
import org.chancery.finance.trust.ClientMoney;
import org.chancery.finance.trust.TrustDisbursement;
import org.chancery.finance.trust.TrustReceipt;
import org.chancery.practice.matters.MatterId;
import org.chancery.testing.OfxText;
import org.chancery.testing.TestFirms.TestFirm;
import org.chancery.testing.TestTrust;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A bookkeeper imports what the bank sent, matches it and reconciles; a partner approves. */
class BankingWalkTest extends BrowserTest {

    private static final Path BANK = Path.of(System.getProperty("chancery.data", "../shared/data"), "02-bank");

    @Autowired TestTrust trust;
    @Autowired BankAccounts accounts;
    @Autowired ClientMoney money;
    TestFirm firm;
    MatterId ortiz;

    @BeforeEach
    void aFirm() {
        firm = firms.found();
        ortiz = trust.in(firm).matter("Estate of Ortiz");
        firm.person("Rina Patel", "Bookkeeper");
    }

    @Test
    void anOfxFileIsImportedMatchedReconciledAndApprovedByAnother() {
        walk("ofx", BANK.resolve("ofxparse/checking.ofx"));
    }

    @Test
    void aCamtFileIsImportedMatchedReconciledAndApprovedByAnother() throws IOException {
        try (Stream<Path> files = Files.list(BANK.resolve("camt"))) {
            walk("camt", files.filter(file -> file.toString().endsWith(".xml")).sorted().filter(file -> usable(file)).findFirst().orElseThrow());
        }
    }

    /** The operating account's fee, an unknown credit and a deposit of two receipts: by keyboard, and from the page of a line. */
    @Test
    void whatIsOnlyAtTheBankIsRecordedFromItsPageAndTheRestIsMatchedByHand() {
        BankAccountId account = firm.asAdministrator(() -> {
            BankAccountId opened = accounts.open(NewBankAccount.of("First State trust", BankAccountKind.TRUST, org.joda.money.CurrencyUnit.USD)).orThrow().id();
            for (String amount : List.of("600.00", "400.00", "75.00")) {
                money.receive(new TrustReceipt(opened, ortiz, LocalDate.of(2026, 10, 5), Money.parse("USD " + amount), "Maria Ortiz", "Advance", "Cheque", "8" + amount.charAt(0), null)).orThrow();
            }
            return opened;
        });
        Page page = signedIn(firm.email("Rina Patel"));
        page.navigate(url("/banking/" + account + "/statements"));
        page.setInputFiles("input[type=file]", new com.microsoft.playwright.options.FilePayload("october.ofx", "application/x-ofx",
                OfxText.of("88124471", "2026-10-01", "2026-10-31", "1250.00").line("2026-10-06", "1000.00", "DEPOSIT").line("2026-10-12", "250.00", "WIRE H WEISS").bytes()));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Import").setExact(true)).click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remember the number")).click();
        page.getByText("The number is remembered").waitFor();
        page.navigate(url("/banking/" + account));
        page.fill("#statementDate", "2026-10-31");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Reconcile")).click();
        page.waitForURL("**/banking/reconciliations/*");
        String reconciliation = page.url();
        page.locator("[data-match] input[name=lineIds]").first().focus();
        page.keyboard().press("Space");
        page.getByText("1,000.00 apart").waitFor();
        page.keyboard().press("Enter");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Space");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Space");
        page.getByText("Equal", new Page.GetByTextOptions().setExact(true)).waitFor();
        picture(page, "banking-by-hand");
        page.locator("[data-match] input[name=entryIds]").nth(1).focus();
        page.keyboard().press("Enter");
        page.getByText("Matched.").waitFor();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Record WIRE H WEISS")).click();
        picture(page, "banking-line");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Record and match")).click();
        page.getByText("This is needed.").first().waitFor();
        page.fill("#matterId", "Ortiz");
        page.getByRole(AriaRole.OPTION).first().click();
        page.fill("#payor", "Dr. Hanna Weiss");
        page.fill("#purpose", "Refund of an expert's fee");
        picture(page, "banking-line-filled");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Record and match")).click();
        page.waitForURL(reconciliation);
        page.getByText("Recorded and matched").waitFor();
        assertThat(page.locator("main").textContent()).doesNotContain("Does not agree");
        picture(page, "banking-recorded");
        for (String list : List.of("lines", "matches", "statements", "reconciliations")) {
            page.navigate(url("/banking/" + list));
            picture(page, "banking-list-" + list);
        }
    }

    private static boolean usable(Path file) {
        if (!(read(file) instanceof StatementReading.Read(var whole)) || !StatementJoin.join(whole.statements()).isDone()) {
            return false;
        }
        Statement joined = StatementJoin.join(whole.statements()).orThrow();
        return !joined.lines().isEmpty() && joined.openingBalance() != null && joined.openingBalance().isPositive();
    }

    private static StatementReading read(Path file) {
        try {
            return StatementReaders.standard().read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void walk(String name, Path file) {
        Statement statement = StatementJoin.join(((StatementReading.Read) read(file)).file().statements()).orThrow();
        BankAccountId account = books(name, statement);
        Page page = signedIn(firm.email("Rina Patel"));
        page.navigate(url("/banking/" + account + "/statements"));
        picture(page, "banking-import");
        page.setInputFiles("input[type=file]", file);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Import").setExact(true)).click();
        page.waitForURL("**/statements/*");
        picture(page, "banking-statement-" + name);
        page.navigate(url("/banking/" + account));
        page.fill("#statementDate", statement.to().toString());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Reconcile")).click();
        page.waitForURL("**/banking/reconciliations/*");
        picture(page, "banking-working-" + name);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Match").setExact(true)).first().click();
        page.getByText("made.").waitFor();
        assertThat(page.locator("main").textContent()).doesNotContain("Does not agree");
        String reconciliation = page.url();
        page.navigate(url("/banking"));
        picture(page, "banking");
        Page partner = signedIn(firm.administratorEmail());
        partner.navigate(reconciliation);
        partner.getByText("Approve…").click();
        partner.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Approve").setExact(true)).click();
        partner.getByText("Approved by Anna Lane").waitFor();
        picture(partner, "banking-approved-" + name);
    }

    /** The books of a trust account that saw what the statement tells: its opening balance before, and each line on its day. */
    private BankAccountId books(String name, Statement statement) {
        return firm.asAdministrator(() -> {
            BankAccountId account = accounts.open(NewBankAccount.of("First State " + name, BankAccountKind.TRUST, statement.currency())).orThrow().id();
            Money opening = Objects.requireNonNull(statement.openingBalance());
            var before = statement.from().minusDays(1);
            if (opening.isPositive()) {
                money.receive(new TrustReceipt(account, ortiz, before, opening, "Maria Ortiz", "Balance taken over", "Wire", "W-0", before)).orThrow();
            }
            List<StatementLine> inFirst = statement.lines().stream().sorted((a, b) -> b.amount().compareTo(a.amount())).toList();
            for (StatementLine line : inFirst) {
                if (line.amount().isPositive()) {
                    money.receive(new TrustReceipt(account, ortiz, line.bookedOn(), line.amount(), "Maria Ortiz", "Advance", "Wire", "W-" + line.position(), line.bookedOn())).orThrow();
                } else {
                    money.disburse(new TrustDisbursement(account, ortiz, line.bookedOn(), line.amount().negated(), "Dr. Weiss", "Report", "Wire", "W-" + line.position())).orThrow();
                }
            }
            return account;
        });
    }
}
