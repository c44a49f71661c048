package org.chancery.finance.banking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.testing.TestTrust.usd;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.chancery.finance.banking.BankApi.Answer;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.finance.ledger.Accounts;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.BankAccountKind;
import org.chancery.finance.ledger.BankAccounts;
import org.chancery.finance.ledger.NewBankAccount;
import org.chancery.finance.trust.ClientLedgers;
import org.chancery.finance.trust.FirmFunds;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.OfxText;
import org.chancery.testing.TestBilling;
import org.chancery.testing.TestBilling.BillingFirm;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TrustChecker;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Lines that are only at the bank get their entry from the room that owns it, and are matched with it at once. */
@ChancerySpringTest
class LineEntriesTest {

    @Autowired TestFirms firms;
    @Autowired TestBilling billing;
    @Autowired TrustChecker checker;
    @Autowired MockMvc mvc;
    @Autowired Accounts accounts;
    @Autowired BankAccounts bankAccounts;
    @Autowired FirmFunds funds;
    @Autowired ClientLedgers ledgers;
    BillingFirm office;
    BankAccountId trust;
    BankApi api;

    @BeforeEach
    void aFirm() {
        office = billing.in(firms.found());
        trust = office.firm.asAdministrator(() -> bankAccounts.open(NewBankAccount.of("Client trust", BankAccountKind.TRUST, CurrencyUnit.USD)).orThrow().id());
        api = new BankApi(mvc, office.firm.tokenOf(office.firm.administrator()));
    }

    private List<String> upload(BankAccountId account, OfxText statement) {
        Answer imported = api.upload(account, "statement.ofx", statement.bytes());
        assertThat(imported.status()).as(imported.detail()).isEqualTo(201);
        return api.read("/bank-accounts/" + account + "/statements/" + imported.text("id")).json().path("lines").valueStream().map(line -> line.path("id").asString()).toList();
    }

    private Answer record(String line, String json) {
        return api.send("/bank-lines/" + line + "/entry", json.replace('\'', '"'));
    }

    private boolean agrees(BankAccountId account, String day) {
        return api.send("/reconciliations", "{\"bankAccountId\":\"%s\",\"statementDate\":\"%s\"}".formatted(account, day)).json().path("agrees").asBoolean();
    }

    private String accountNamed(String name) {
        return office.firm.asAdministrator(() -> accounts.all().stream().filter(account -> account.name().equals(name)).findFirst().orElseThrow().id().toString());
    }

    @Test
    void theOperatingAccountsLinesBecomeAFeeThePaymentOfABillAndInterestAndThenItAgrees() {
        InvoiceView bill = office.issued(office.matter, 60);
        List<String> lines = upload(office.operating, OfxText.of("4471", "2026-11-01", "2026-11-20", "428.10").line("2026-11-10", "450.00", "ACH M ORTIZ")
                .line("2026-11-11", "-25.00", "MONTHLY SERVICE FEE").line("2026-11-12", "3.10", "INTEREST"));
        assertThat(agrees(office.operating, "2026-11-20")).isFalse();
        Answer paid = record(lines.get(0), "{'kind':'BILL_PAYMENT','payorId':'%s','method':'TRANSFER'}".formatted(office.client));
        assertThat(paid.status()).as(paid.detail()).isEqualTo(201);
        assertThat(office.bill(bill.id()).balance()).isEqualTo(usd("0.00"));
        assertThat(record(lines.get(1), "{'kind':'BANK_FEE'}").status()).isEqualTo(201);
        assertThat(record(lines.get(2), "{'kind':'INTEREST'}").json().path("field").asString()).isEqualTo("kind");
        assertThat(record(lines.get(2), "{'kind':'OTHER','accountId':'%s'}".formatted(accountNamed("Client money held in trust"))).json().path("field").asString()).isEqualTo("accountId");
        assertThat(record(lines.get(2), "{'kind':'OTHER','accountId':'%s'}".formatted(accountNamed("Other income"))).status()).isEqualTo(201);
        assertThat(agrees(office.operating, "2026-11-20")).isTrue();
        checker.check(office.firm);
    }

    @Test
    void aTrustAccountsFeeIsBorneByTheFirmsOwnMoneyAndAReceiptIsClearedOnItsDay() {
        List<String> lines = upload(trust, OfxText.of("4471", "2026-11-01", "2026-11-20", "1043.00").line("2026-11-09", "50.00", "TRANSFER FROM OPERATING")
                .line("2026-11-10", "1000.00", "WIRE M ORTIZ").line("2026-11-11", "-12.00", "SERVICE FEE").line("2026-11-12", "5.00", "INTEREST"));
        assertThat(record(lines.get(1), "{'kind':'CLIENT_RECEIPT','matterId':'%s','payor':'Maria Ortiz','purpose':'Advance on fees','instrument':'Wire'}".formatted(office.matter)).status())
                .isEqualTo(201);
        Answer overdrawn = record(lines.get(2), "{'kind':'BANK_FEE'}");
        assertThat(overdrawn.code()).as("never from a client's money").isEqualTo("trust-overdraft");
        office.firm.asAdministrator(() -> funds.deposit(new FirmFunds.FirmTransfer(trust, office.operating, LocalDate.of(2026, 11, 9), usd("50.00"), "T-1")).orThrow());
        assertThat(record(lines.get(2), "{'kind':'BANK_FEE'}").status()).isEqualTo(201);
        assertThat(record(lines.get(3), "{'kind':'INTEREST'}").status()).isEqualTo(201);
        var card = office.firm.asAdministrator(() -> ledgers.card(office.matter, trust, LocalDate.of(2026, 11, 10)).orElseThrow());
        assertThat(card.available()).isEqualTo(usd("1000.00"));
        assertThat(agrees(trust, "2026-11-20")).as("the firm's own deposit waits for its line").isFalse();
        String reconciliation = api.read("/reconciliations?bankAccountId=" + trust).json().path("items").get(0).path("id").asString();
        assertThat(api.send("/reconciliations/" + reconciliation + "/auto-match", "{}").json().path("matched").size()).isEqualTo(1);
        assertThat(agrees(trust, "2026-11-20")).isTrue();
        assertThat(api.read("/bank-matches?bankAccountId=" + trust).json().path("items").size()).isEqualTo(4);
        assertThat(api.read("/bank-lines?state=MATCHED&bankAccountId=" + trust).json().path("items").size()).isEqualTo(4);
        checker.check(office.firm);
    }

    @Test
    void whatIsRefusedLeavesTheLineOpenAndNothingInTheBooks() {
        List<String> lines = upload(trust, OfxText.of("4471", "2026-11-01", "2026-11-20", "975.00").line("2026-11-10", "1000.00", "WIRE M ORTIZ").line("2026-11-11", "-25.00", "FEE"));
        String receipt = "{'kind':'CLIENT_RECEIPT','matterId':'%s','payor':'%s','purpose':'Advance','instrument':'Wire','date':'%s'}";
        assertThat(record(lines.get(0), receipt.formatted(office.matter, "", "2026-11-10")).json().path("field").asString()).isEqualTo("payor");
        assertThat(record(lines.get(0), receipt.formatted(office.matter, "Maria Ortiz", "2026-11-11")).code()).isEqualTo("date-after-line");
        assertThat(record(lines.get(0), receipt.formatted("01990000-0000-7000-8000-000000000000", "Maria Ortiz", "2026-11-10")).json().path("field").asString()).isEqualTo("matterId");
        assertThat(record(lines.get(1), receipt.formatted(office.matter, "Maria Ortiz", "2026-11-10")).code()).isEqualTo("kind-unfit");
        assertThat(record(lines.get(0), "{'kind':'GIFT'}").status()).isEqualTo(400);
        assertThat(record(LineId.next().toString(), "{'kind':'BANK_FEE'}").status()).isEqualTo(404);
        assertThat(api.read("/bank-lines?state=WAITING").json().path("items").size()).isEqualTo(2);
        assertThat(office.firm.asAdministrator(() -> ledgers.card(office.matter, trust, null).orElseThrow()).entries()).isEmpty();
    }

    @Test
    void eightAtOnceRecordOneEntry() throws Exception {
        String line = upload(trust, OfxText.of("4471", "2026-11-01", "2026-11-20", "1000.00").line("2026-11-10", "1000.00", "WIRE M ORTIZ")).getFirst();
        String receipt = "{'kind':'CLIENT_RECEIPT','matterId':'%s','payor':'Maria Ortiz','purpose':'Advance','instrument':'Wire'}".formatted(office.matter);
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<Answer> attempt = () -> record(line, receipt);
            List<Answer> answers = new java.util.ArrayList<>();
            for (var future : threads.invokeAll(IntStream.range(0, 8).mapToObj(_ -> attempt).toList())) {
                answers.add(future.get());
            }
            assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
            assertThat(answers).filteredOn(answer -> answer.code().equals("line-matched")).hasSize(7);
        }
        assertThat(office.firm.asAdministrator(() -> ledgers.card(office.matter, trust, null).orElseThrow()).balance()).isEqualTo(usd("1000.00"));
    }
}
