package org.chancery.finance.banking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.testing.TestTrust.usd;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.chancery.finance.banking.BankApi.Answer;
import org.chancery.finance.trust.ClientMoney;
import org.chancery.finance.trust.TrustReceipt;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.RaiseWall;
import org.chancery.practice.matters.Walls;
import org.chancery.shared.UserId;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.OfxText;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestTrust;
import org.chancery.testing.TestTrust.TrustFirm;
import org.chancery.testing.TestWeb.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.MockMvc;

/** A walled-off bookkeeper reconciles the whole account to the cent and reads no name of what the wall hides. */
@ChancerySpringTest
class BankingWallsTest {

    @Autowired TestFirms firms;
    @Autowired TestTrust trust;
    @Autowired MockMvc mvc;
    @Autowired ClientMoney money;
    @Autowired Walls walls;
    @LocalServerPort int port;
    TrustFirm firm;
    MatterId secret;
    MatterId open;
    UserId eve;
    BankApi inside;
    BankApi outside;

    @BeforeEach
    void aMatterWalledOffFromTheBookkeeper() {
        firm = trust.in(firms.found());
        secret = firm.matter("Estate of Quillfeather");
        open = firm.matter("Lane v. Lane");
        eve = firm.firm().person("Eve Stone", "Bookkeeper");
        firm.firm().asAdministrator(() -> walls.raise(RaiseWall.against(secret, "Her brother is the other side", eve)).orThrow());
        inside = new BankApi(mvc, firm.firm().tokenOf(firm.firm().administrator()));
        outside = new BankApi(mvc, firm.firm().tokenOf(eve));
    }

    private String receive(MatterId matter, String date, String amount, String payor) {
        return firm.firm().asAdministrator(() -> money.receive(new TrustReceipt(firm.trust(), matter, LocalDate.parse(date), usd(amount), payor, "Advance", "Wire",
                payor.substring(0, 3), null)).orThrow().journalEntryId().toString());
    }

    private String begin(BankApi api, String day) {
        Answer begun = api.send("/reconciliations", "{\"bankAccountId\":\"%s\",\"statementDate\":\"%s\"}".formatted(firm.trust(), day));
        assertThat(begun.status()).as(begun.detail()).isEqualTo(201);
        return begun.text("id");
    }

    private String page(String email, String path) {
        return Session.signIn(port, email).get(path).body();
    }

    private String pdf(BankApi api, String id) throws Exception {
        byte[] bytes = mvc.perform(get("/api/v1/reconciliations/" + id + "/pdf").header("Authorization", "Bearer " + api.token())).andReturn().getResponse().getContentAsByteArray();
        try (var document = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(document);
        }
    }

    /** All that banking tells of the account, by page, list, export, report and API. */
    private List<String> told(BankApi api, String email, String reconciliation, String statement) throws Exception {
        List<String> answers = Stream.of("/reconciliations/" + reconciliation, "/reconciliations/" + reconciliation + "/report", "/reconciliations/" + reconciliation + "/proposals",
                "/bank-accounts/" + firm.trust() + "/statements/" + statement, "/bank-lines", "/bank-matches").map(path -> api.read(path).json().toString()).toList();
        Session session = Session.signIn(port, email);
        List<String> pages = Stream.of("/banking/reconciliations/" + reconciliation, "/banking/" + firm.trust() + "/statements/" + statement, "/banking/lines", "/banking/matches",
                "/banking/lines?format=csv", "/banking/matches?format=csv").map(path -> session.get(path).body()).toList();
        return Stream.of(answers, pages, List.of(pdf(api, reconciliation))).flatMap(List::stream).toList();
    }

    @Test
    void noPageListReportNorExportNamesTheMatterAndTheSumsStayWhole() throws Exception {
        String first = receive(secret, "2026-10-05", "1000.00", "Ambrose Quillfeather");
        receive(secret, "2026-10-30", "77.00", "Ambrose Quillfeather");
        receive(open, "2026-10-06", "200.00", "Lane");
        Answer imported = inside.upload(firm.trust(), "october.ofx", OfxText.of("4471", "2026-10-01", "2026-10-31", "1200.00")
                .line("2026-10-05", "1000.00", "WIRE A QUILLFEATHER").line("2026-10-06", "200.00", "WIRE LANE").bytes());
        String draft = begin(inside, "2026-10-31");
        Answer matched = inside.send("/reconciliations/" + draft + "/auto-match", "{}");
        assertThat(matched.json().path("matched").size()).isEqualTo(2);
        compare(draft, imported.text("id"));
        String hidden = matched.json().path("matched").valueStream().filter(match -> match.path("entryIds").get(0).asString().equals(first)).findFirst().orElseThrow().path("id").asString();
        assertThat(outside.remove("/reconciliations/" + draft + "/matches/" + hidden).code()).as("a match is undone by who sees all of it").isEqualTo("match-walled");
        assertThat(new BankApi(mvc, firm.firm().serviceToken()).send("/reconciliations/" + draft + "/approve", "{}").status()).isEqualTo(200);
        compare(draft, imported.text("id"));
    }

    private void compare(String reconciliation, String statement) throws Exception {
        assertThat(told(inside, firm.firm().administratorEmail(), reconciliation, statement)).as("from inside").filteredOn(answer -> answer.toUpperCase().contains("QUILLFEATHER"))
                .hasSizeGreaterThanOrEqualTo(10);
        assertThat(told(outside, firm.firm().email("Eve Stone"), reconciliation, statement)).allSatisfy(answer ->
                assertThat(answer.toUpperCase()).doesNotContain("QUILLFEATHER").doesNotContain("AMBROSE"));
        Answer hers = outside.read("/reconciliations/" + reconciliation);
        Answer whole = inside.read("/reconciliations/" + reconciliation);
        for (String figure : List.of("adjustedBankBalance", "bookBalance", "clientLedgerTotal", "depositsTotal", "statementBalance")) {
            assertThat(hers.amount(figure)).as(figure).isEqualTo(whole.amount(figure));
        }
        assertThat(hers.amount("adjustedBankBalance")).isEqualTo("1277.00");
        assertThat(hers.json().path("agrees").asBoolean()).isTrue();
        assertThat(page(firm.firm().email("Eve Stone"), "/banking/reconciliations/" + reconciliation)).contains("Line not shown", "Entry not shown", "ledger not shown");
    }

    @Test
    void aLineThatAHiddenEntryCouldClaimIsNotMatchedWithAnotherByThemselves() {
        String hidden = receive(secret, "2026-10-05", "500.00", "Ambrose Quillfeather");
        String shown = receive(open, "2026-10-04", "500.00", "Lane");
        inside.upload(firm.trust(), "october.ofx", OfxText.of("4471", "2026-10-01", "2026-10-31", "500.00").line("2026-10-06", "500.00", "WIRE").bytes());
        String draft = begin(outside, "2026-10-31");
        assertThat(outside.send("/reconciliations/" + draft + "/auto-match", "{}").json().path("matched").size()).isZero();
        String line = outside.read("/reconciliations/" + draft).json().path("bankOnly").get(0).path("id").asString();
        String match = "{\"lineIds\":[\"%s\"],\"entryIds\":[\"%s\"]}";
        Answer byId = outside.send("/reconciliations/" + draft + "/matches", match.formatted(line, hidden));
        assertThat(byId.status()).isEqualTo(404);
        assertThat(outside.send("/bank-lines/" + line + "/entry", """
                {"kind":"CLIENT_RECEIPT","matterId":"%s","payor":"X","purpose":"Y","instrument":"Wire"}""".formatted(secret)).status()).isIn(404, 422);
        assertThat(outside.send("/reconciliations/" + draft + "/matches", match.formatted(line, shown)).status()).as("what she sees she may match by hand").isEqualTo(201);
    }
}
