package org.chancery.finance.banking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chancery.testing.TestTrust.usd;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.LocalDate;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.chancery.finance.banking.BankApi.Answer;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.trust.ClientMoney;
import org.chancery.finance.trust.RecordedEntry;
import org.chancery.finance.trust.TrustDisbursement;
import org.chancery.finance.trust.TrustReceipt;
import org.chancery.finance.trust.TrustVoids;
import org.chancery.platform.database.Database;
import org.chancery.practice.matters.MatterId;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.OfxText;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestTrust;
import org.chancery.testing.TestTrust.TrustFirm;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

@ChancerySpringTest
class ReconciliationTest {

    @Autowired TestFirms firms;
    @Autowired TestTrust trust;
    @Autowired MockMvc mvc;
    @Autowired ClientMoney money;
    @Autowired TrustVoids voids;
    @Autowired Assertions assertions;
    @Autowired Database database;
    TrustFirm firm;
    BankApi preparer;
    BankApi approver;
    MatterId ortiz;

    @BeforeEach
    void aFirm() {
        firm = trust.in(firms.found());
        preparer = new BankApi(mvc, firm.firm().tokenOf(firm.firm().administrator()));
        approver = new BankApi(mvc, firm.firm().serviceToken());
        ortiz = firm.matter("Estate of Ortiz");
    }

    private RecordedEntry receive(String date, String amount, String instrument, String reference, @Nullable String clearedOn) {
        return firm.firm().asAdministrator(() -> money.receive(new TrustReceipt(firm.trust(), ortiz, LocalDate.parse(date), usd(amount), "Maria Ortiz", "Advance", instrument,
                reference, clearedOn == null ? null : LocalDate.parse(clearedOn))).orThrow());
    }

    private RecordedEntry pay(String date, String amount, String payee, String cheque) {
        return firm.firm().asAdministrator(() -> money.disburse(new TrustDisbursement(firm.trust(), ortiz, LocalDate.parse(date), usd(amount), payee, "Costs", "Cheque", cheque)).orThrow());
    }

    private Answer begin(BankAccountId account, String date, String balance) {
        return preparer.send("/reconciliations", """
                {"bankAccountId":"%s","statementDate":"%s","statementBalance":{"amount":"%s","currency":"USD"}}""".formatted(account, date, balance));
    }

    private static String id(Answer reconciliation) {
        return reconciliation.text("id");
    }

    private Answer read(Answer reconciliation) {
        return preparer.read("/reconciliations/" + id(reconciliation));
    }

    private void upload(OfxText statement) {
        Answer answer = preparer.upload(firm.trust(), "statement.ofx", statement.bytes());
        assertThat(answer.status()).as(answer.detail()).isEqualTo(201);
    }

    private static List<String> amounts(JsonNode items) {
        return items.valueStream().map(item -> item.path("amount").path("amount").asString()).toList();
    }

    @Test
    void statementBookAndLedgersAgreeWithWhatIsOutstandingOnBothSides() {
        receive("2026-10-05", "10000.00", "Wire", "W-77", "2026-10-05");
        pay("2026-10-20", "435.00", "County Recorder", "1187");
        receive("2026-10-31", "250.00", "Cheque", "88", null);
        Answer reconciliation = begin(firm.trust(), "2026-10-31", "10000.00");
        assertThat(reconciliation.status()).isEqualTo(201);
        assertThat(reconciliation.amount("adjustedBankBalance")).isEqualTo("9815.00");
        assertThat(reconciliation.amount("bookBalance")).isEqualTo("9815.00");
        assertThat(reconciliation.amount("clientLedgerTotal")).isEqualTo("9815.00");
        assertThat(amounts(reconciliation.json().path("outstandingDeposits"))).containsExactly("250.00");
        assertThat(amounts(reconciliation.json().path("outstandingDisbursements"))).containsExactly("435.00");
        assertThat(reconciliation.json().path("agrees").asBoolean()).isTrue();
    }

    @Test
    void theReportIsAPdfBeforeAndAfterApproval() throws Exception {
        receive("2026-10-05", "10000.00", "Wire", "W-77", "2026-10-05");
        pay("2026-10-20", "435.00", "County Recorder", "1187");
        Answer reconciliation = begin(firm.trust(), "2026-10-31", "10000.00");
        assertThat(pdf(reconciliation)).contains("draft").contains("Estate of Ortiz").contains("1187").contains("9,565.00").contains("Line 6 agrees with lines 1 and 2");
        assertThat(approver.send("/reconciliations/" + id(reconciliation) + "/approve", "{}").status()).isEqualTo(200);
        pay("2026-11-20", "100.00", "Later", "1188");
        assertThat(pdf(reconciliation)).contains("Approved by API").contains("Estate of Ortiz").contains("9,565.00").doesNotContain("draft");
    }

    private String pdf(Answer reconciliation) throws Exception {
        byte[] bytes = mvc.perform(get("/api/v1/reconciliations/" + id(reconciliation) + "/pdf").header("Authorization", "Bearer " + preparer.token()))
                .andReturn().getResponse().getContentAsByteArray();
        try (var document = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void twoCardReceiptsArriveAsOneDepositAndAChequeByItsNumber() {
        receive("2026-10-30", "1900.00", "Card", "C-1", null);
        receive("2026-10-30", "2400.00", "Card", "C-2", null);
        receive("2026-10-01", "1000.00", "Wire", "W-5", "2026-10-01");
        pay("2026-10-27", "435.00", "County Recorder", "1187");
        upload(OfxText.of("4471", "2026-10-01", "2026-10-31", "4865.00").line("2026-10-01", "1000.00", "WIRE W5").line("2026-10-30", "4300.00", "DEPOSIT")
                .line("2026-10-29", "-435.00", "CHECK", "1187"));
        Answer reconciliation = begin(firm.trust(), "2026-10-31", "4865.00");
        assertThat(reconciliation.json().path("agrees").asBoolean()).isFalse();
        assertThat(reconciliation.json().path("bankOnly").size()).isEqualTo(3);
        Answer matched = preparer.send("/reconciliations/" + id(reconciliation) + "/auto-match", "{}");
        assertThat(matched.status()).as(matched.detail()).isEqualTo(200);
        assertThat(matched.json().path("matched").valueStream().map(m -> m.path("why").asString()).toList())
                .containsExactlyInAnyOrder("number and amount", "number and amount", "two card receipts, one deposit");
        assertThat(matched.json().path("proposed").size()).isZero();
        assertThat(read(reconciliation).json().path("agrees").asBoolean()).isTrue();
    }

    @Test
    void aChequeStaysOutstandingAcrossMonthsUntilTheBankPaysIt() {
        receive("2026-09-01", "1000.00", "Wire", "W-1", "2026-09-01");
        pay("2026-09-28", "435.00", "County Recorder", "1187");
        upload(OfxText.of("4471", "2026-09-01", "2026-09-30", "1000.00").line("2026-09-01", "1000.00", "WIRE"));
        upload(OfxText.of("4471", "2026-10-01", "2026-10-31", "1000.00"));
        upload(OfxText.of("4471", "2026-11-01", "2026-11-20", "565.00").line("2026-11-12", "-435.00", "CHECK", "1187"));
        for (String month : List.of("2026-09-30", "2026-10-31")) {
            Answer reconciliation = begin(firm.trust(), month, "1000.00");
            preparer.send("/reconciliations/" + id(reconciliation) + "/auto-match", "{}");
            Answer approved = approver.send("/reconciliations/" + id(reconciliation) + "/approve", "{}");
            assertThat(approved.status()).as(approved.detail()).isEqualTo(200);
            assertThat(amounts(approved.json().path("outstandingDisbursements"))).containsExactly("435.00");
        }
        Answer november = begin(firm.trust(), "2026-11-20", "565.00");
        preparer.send("/reconciliations/" + id(november) + "/auto-match", "{}");
        Answer approved = approver.send("/reconciliations/" + id(november) + "/approve", "{}");
        assertThat(approved.json().path("outstandingDisbursements").size()).isZero();
        assertThat(approved.text("previousDate")).isEqualTo("2026-10-31");
        assertThat(firm.firm().asAdministrator(assertions::broken)).isEmpty();
    }

    @Test
    void aReconciliationIsNotApprovedByWhoPreparedItNeitherBySqlNorWhileItDisagrees() {
        receive("2026-10-05", "100.00", "Wire", "W-77", "2026-10-05");
        Answer wrong = begin(firm.trust(), "2026-10-31", "90.00");
        assertThat(approver.send("/reconciliations/" + id(wrong) + "/approve", "{}").code()).isEqualTo("reconciliation-disagrees");
        Answer right = begin(firm.trust(), "2026-10-31", "100.00");
        assertThat(id(right)).isEqualTo(id(wrong));
        assertThat(preparer.send("/reconciliations/" + id(right) + "/approve", "{}").code()).isEqualTo("self-approval");
        var owner = new SingleConnectionDataSource(database.url(), database.owner().name(), database.owner().password(), true);
        JdbcClient sql = JdbcClient.create(owner);
        sql.sql("select set_config('chancery.firm', :firm, false), set_config('chancery.user', :user, false)")
                .param("firm", firm.firm().id().toString()).param("user", firm.firm().administrator().toString()).query((_, _) -> 1).list();
        assertThatThrownBy(() -> sql.sql("update finance.reconciliation set status = 'APPROVED', approved_at = now(), approved_by = platform.current_user_id(), report = '{}' where id = cast(:id as uuid)")
                .param("id", id(right)).update()).hasMessageContaining("another person must");
        owner.destroy();
        assertThat(approver.send("/reconciliations/" + id(right) + "/approve", "{}").status()).isEqualTo(200);
        assertThat(begin(firm.trust(), "2026-10-31", "100.00").code()).isEqualTo("period-reconciled");
    }

    @Test
    void anEntryDatedBackIntoAnApprovedPeriodShowsAtOnce() {
        receive("2026-10-05", "100.00", "Wire", "W-77", "2026-10-05");
        Answer reconciliation = begin(firm.trust(), "2026-10-31", "100.00");
        assertThat(approver.send("/reconciliations/" + id(reconciliation) + "/approve", "{}").status()).isEqualTo(200);
        assertThat(firm.firm().asAdministrator(assertions::broken)).isEmpty();
        receive("2026-10-20", "7.00", "Wire", "W-78", null);
        assertThat(firm.firm().asAdministrator(assertions::broken)).extracting(finding -> finding.message())
                .anyMatch(message -> message.contains("the book balance as $100.00, now it is $107.00"));
        assertThat(read(reconciliation).amount("bookBalance")).isEqualTo("100.00");
    }

    @Test
    void matchesOfAnApprovedReconciliationAreFrozen() {
        receive("2026-10-05", "100.00", "Wire", "W-77", null);
        upload(OfxText.of("4471", "2026-10-01", "2026-10-31", "100.00").line("2026-10-05", "100.00", "WIRE"));
        Answer reconciliation = begin(firm.trust(), "2026-10-31", "100.00");
        Answer matched = preparer.send("/reconciliations/" + id(reconciliation) + "/auto-match", "{}");
        String match = matched.json().path("matched").get(0).path("id").asString();
        assertThat(approver.send("/reconciliations/" + id(reconciliation) + "/approve", "{}").status()).isEqualTo(200);
        assertThat(preparer.remove("/reconciliations/" + id(reconciliation) + "/matches/" + match).code()).isEqualTo("reconciliation-approved");
        assertThat(preparer.send("/reconciliations/" + id(reconciliation) + "/auto-match", "{}").code()).isEqualTo("reconciliation-approved");
        assertThat(preparer.remove("/reconciliations/" + id(reconciliation)).code()).isEqualTo("reconciliation-approved");
    }

    @Test
    void aVoidedChequeAndItsVoidSettleEachOther() {
        receive("2026-10-05", "1000.00", "Wire", "W-77", "2026-10-05");
        RecordedEntry cheque = pay("2026-10-06", "435.00", "County Recorder", "1187");
        firm.firm().asAdministrator(() -> voids.voidEntry(cheque.id(), LocalDate.parse("2026-10-20"), "Lost in the post").orThrow());
        assertThat(begin(firm.trust(), "2026-10-15", "1000.00").json().path("outstandingDisbursements").size()).isEqualTo(1);
        Answer october = begin(firm.trust(), "2026-10-31", "1000.00");
        assertThat(october.json().path("outstandingDisbursements").size()).isZero();
        assertThat(october.json().path("outstandingDeposits").size()).isZero();
        assertThat(october.json().path("agrees").asBoolean()).isTrue();
        assertThat(approver.send("/reconciliations/" + id(october) + "/approve", "{}").status()).isEqualTo(200);
        assertThat(firm.firm().asAdministrator(assertions::broken)).isEmpty();
    }

    @Test
    void aMatchByHandIsOfEqualSumsAndABankErrorIsNamed() {
        receive("2026-10-05", "100.00", "Wire", "W-77", null);
        upload(OfxText.of("4471", "2026-10-01", "2026-10-31", "60.00").line("2026-10-05", "100.00", "WIRE").line("2026-10-09", "-40.00", "CHECK OF ANOTHER CUSTOMER"));
        Answer reconciliation = begin(firm.trust(), "2026-10-31", "60.00");
        String path = "/reconciliations/" + id(reconciliation);
        JsonNode lines = reconciliation.json().path("bankOnly");
        String entry = reconciliation.json().path("outstandingDeposits").get(0).path("id").asString();
        Answer unequal = preparer.send(path + "/matches", "{\"lineIds\":[\"%s\"],\"entryIds\":[\"%s\"]}".formatted(lines.get(1).path("id").asString(), entry));
        assertThat(unequal.code()).isEqualTo("match-unequal");
        Answer equal = preparer.send(path + "/matches", "{\"lineIds\":[\"%s\"],\"entryIds\":[\"%s\"]}".formatted(lines.get(0).path("id").asString(), entry));
        assertThat(equal.status()).as(equal.detail()).isEqualTo(201);
        assertThat(preparer.send(path + "/matches", "{\"lineIds\":[\"%s\"],\"entryIds\":[\"%s\"]}".formatted(lines.get(0).path("id").asString(), entry)).code()).isIn("line-matched", "entry-matched");
        assertThat(read(reconciliation).json().path("agrees").asBoolean()).isFalse();
        Answer named = preparer.send(path + "/errors", "{\"lineId\":\"%s\",\"explanation\":\"The bank paid another customer's cheque; told them on 12 October.\"}".formatted(lines.get(1).path("id").asString()));
        assertThat(named.status()).as(named.detail()).isEqualTo(201);
        assertThat(named.amount("adjustedBankBalance")).isEqualTo("100.00");
        assertThat(named.json().path("agrees").asBoolean()).isTrue();
        assertThat(approver.send(path + "/approve", "{}").status()).isEqualTo(200);
    }

    @Test
    void aMonthWithoutActivityIsReconciledAndABalanceThatTheFileContradictsDisagrees() {
        Answer empty = begin(firm.trust(), "2026-09-30", "0.00");
        assertThat(empty.json().path("agrees").asBoolean()).isTrue();
        assertThat(approver.send("/reconciliations/" + id(empty) + "/approve", "{}").status()).isEqualTo(200);
        upload(OfxText.of("4471", "2026-10-01", "2026-10-31", "0.00"));
        Answer typed = begin(firm.trust(), "2026-10-31", "12.00");
        assertThat(typed.json().path("agrees").asBoolean()).isFalse();
        assertThat(typed.json().path("disagreements").get(0).asString()).contains("$0.00, not $12.00");
    }

    @Test
    void anOperatingAccountHasNoClientLedgers() {
        Answer reconciliation = begin(firm.operating(), "2026-10-31", "0.00");
        assertThat(reconciliation.json().path("clientLedgerTotal").isMissingNode() || reconciliation.json().path("clientLedgerTotal").isNull()).isTrue();
        assertThat(reconciliation.json().path("agrees").asBoolean()).isTrue();
    }

    @Test
    void aDayOfClearingByPaperGivesWayToTheBanksOwnLineWithoutChangingWhatWasApproved() {
        receive("2026-10-05", "1000.00", "Wire", "W-77", "2026-10-05");
        RecordedEntry cheque = pay("2026-10-06", "435.00", "County Recorder", "1187");
        Answer october = begin(firm.trust(), "2026-10-31", "565.00");
        Answer byPaper = preparer.send("/reconciliations/" + id(october) + "/matches", "{\"entryIds\":[\"%s\"],\"clearedOn\":\"2026-10-12\"}".formatted(cheque.id()));
        assertThat(byPaper.status()).as(byPaper.detail()).isEqualTo(201);
        assertThat(approver.send("/reconciliations/" + id(october) + "/approve", "{}").status()).isEqualTo(200);
        upload(OfxText.of("4471", "2026-10-01", "2026-11-15", "565.00").line("2026-10-05", "1000.00", "WIRE").line("2026-10-12", "-435.00", "CHECK", "1187"));
        Answer november = begin(firm.trust(), "2026-11-15", "565.00");
        Answer matched = preparer.send("/reconciliations/" + id(november) + "/auto-match", "{}");
        assertThat(matched.status()).as(matched.detail()).isEqualTo(200);
        assertThat(matched.json().path("matched").size()).isEqualTo(2);
        assertThat(read(november).json().path("agrees").asBoolean()).as(read(november).json().toString()).isTrue();
        assertThat(approver.send("/reconciliations/" + id(november) + "/approve", "{}").status()).isEqualTo(200);
        assertThat(firm.firm().asAdministrator(assertions::broken)).isEmpty();
    }

}
