package org.chancery.finance.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.testing.TestBilling.ISSUED;
import static org.chancery.testing.TestBilling.THROUGH;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.UserId;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestBilling;
import org.chancery.testing.TestBilling.BillingFirm;
import org.chancery.testing.TestFirms;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bills of a firm over HTTP, as another program does them: by a service account whose approvals count as another person's. */
@ChancerySpringTest
class BillingApiTest {

    @Autowired TestFirms firms;
    @Autowired TestBilling billing;
    @Autowired JsonMapper json;
    @LocalServerPort int port;

    private final HttpClient http = HttpClient.newHttpClient();
    BillingFirm office;
    String token;

    record Answer(int status, JsonNode body) {

        String text(String pointer) {
            return body.at(pointer).asString();
        }
    }

    @BeforeEach
    void open() {
        office = billing.in(firms.found());
        token = office.firm.serviceToken();
    }

    @Test
    void fromPreBillToPaymentAndReversal() throws Exception {
        office.time(office.matter, 60, "Draft reply brief");
        Answer prepared = post("/pre-bills", """
                {"matterIds":["%s"],"through":"%s"}""".formatted(office.matter, THROUGH));
        assertThat(prepared.status()).isEqualTo(201);
        assertThat(prepared.text("/items/0/total/amount")).isEqualTo("450.00");
        assertThat(prepared.text("/items/0/matterId")).isEqualTo(office.matter.toString());
        String preBill = prepared.text("/items/0/id");
        String line = get("/pre-bills/" + preBill).text("/lines/0/id");
        Answer edited = send("PATCH", "/pre-bills/" + preBill + "/lines/" + line, """
                {"amount":{"amount":"400.00","currency":"USD"},"discount":{"percent":10},"reason":"goodwill"}""", null);
        assertThat(edited.text("/total/amount")).isEqualTo("360.00");
        assertThat(post("/pre-bills/" + preBill + "/approve", null).text("/status")).isEqualTo("APPROVED");
        Answer issued = post("/pre-bills/" + preBill + "/issue", """
                {"date":"%s","dueOn":"%s"}""".formatted(ISSUED, ISSUED.plusDays(14)));
        assertThat(issued.status()).isEqualTo(201);
        assertThat(issued.text("/number")).isEqualTo("2026-0001");
        String invoice = issued.text("/invoiceId");

        Answer bill = get("/invoices/" + invoice);
        assertThat(bill.text("/status")).isEqualTo("ISSUED");
        assertThat(bill.text("/balance/amount")).isEqualTo("360.00");
        assertThat(bill.text("/approvedBy")).isEqualTo("API");
        assertThat(bill.body().at("/lines").size()).isEqualTo(1);

        Answer paid = pay(invoice, "100.00");
        assertThat(paid.status()).isEqualTo(201);
        assertThat(get("/invoices/" + invoice).text("/status")).isEqualTo("PARTLY_PAID");
        assertThat(post("/invoices/" + invoice + "/void", "{\"reason\":\"wrong client\"}").text("/type")).isEqualTo("urn:chancery:refusal:bill-settled");
        Answer tooMuch = pay(invoice, "260.01");
        assertThat(tooMuch.status()).isEqualTo(422);
        assertThat(tooMuch.text("/type")).isEqualTo("urn:chancery:refusal:over-allocated");
        assertThat(post("/payments/" + paid.text("/id") + "/reverse", "{\"date\":\"2026-11-20\",\"reason\":\"bounced\"}").status()).isEqualTo(200);
        assertThat(post("/invoices/" + invoice + "/void", "{\"reason\":\"wrong client\"}").text("/status")).isEqualTo("VOID");
    }

    @Test
    void theSameRequestSentTwiceIssuesOneBill() throws Exception {
        office.time(office.matter, 60, "Draft reply brief");
        PreBillView preBill = office.prepared(office.matter);
        office.approve(preBill.id()).orThrow();
        Answer first = send("POST", "/pre-bills/" + preBill.id() + "/issue", "{\"date\":\"" + ISSUED + "\"}", "key-1");
        Answer second = send("POST", "/pre-bills/" + preBill.id() + "/issue", "{\"date\":\"" + ISSUED + "\"}", "key-1");
        assertThat(second.text("/invoiceId")).isEqualTo(first.text("/invoiceId"));
        assertThat(post("/pre-bills/" + preBill.id() + "/issue", "{}").text("/type")).isEqualTo("urn:chancery:refusal:already-issued");
    }

    @Test
    void whoPreparedCannotApprove() throws Exception {
        office.time(office.matter, 60, "Draft reply brief");
        PreBillView preBill = office.prepared(office.matter);
        token = office.firm.tokenOf(office.firm.administrator());
        Answer refused = post("/pre-bills/" + preBill.id() + "/approve", null);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/type")).isEqualTo("urn:chancery:refusal:self-approval");
    }

    @Test
    void anUnknownMatterIsRefusedAndNothingToBillIsSaid() throws Exception {
        assertThat(post("/pre-bills", """
                {"matterIds":["%s"],"through":"%s"}""".formatted(MatterId.next(), THROUGH)).text("/field")).isEqualTo("matterIds");
        Answer none = post("/pre-bills", """
                {"matterIds":["%s"],"through":"%s"}""".formatted(office.matter, THROUGH));
        assertThat(none.body().at("/items").size()).isZero();
        assertThat(none.text("/skipped/0/reason")).isEqualTo("nothing to bill up to that day");
    }

    @Test
    void creditNotesWriteOffsAndListsAnswer() throws Exception {
        InvoiceView bill = office.issued(office.matter, 60);
        Answer credited = post("/invoices/" + bill.id() + "/credit-notes", "{\"reason\":\"overcharged\",\"amount\":{\"amount\":\"50.00\",\"currency\":\"USD\"}}");
        assertThat(credited.status()).isEqualTo(201);
        Answer proposed = post("/invoices/" + bill.id() + "/write-offs", "{\"reason\":\"insolvent\"}");
        assertThat(proposed.text("/amount/amount")).isEqualTo("400.00");
        assertThat(post("/write-offs/" + proposed.text("/id") + "/approve", null).text("/status")).isEqualTo("APPROVED");
        assertThat(get("/invoices?clientId=" + office.client).text("/items/0/status")).isEqualTo("PAID");
        for (String list : new String[] {"/pre-bills?status=ISSUED", "/invoices?owed=SETTLED", "/payments", "/credit-notes", "/tax-codes"}) {
            assertThat(get(list).status()).as(list).isEqualTo(200);
        }
        assertThat(get("/credit-notes/" + credited.text("/id")).text("/number")).startsWith("CN-");
    }

    @Test
    void aBillIsAFileThatSaysWhatIsOwed() throws Exception {
        InvoiceView bill = office.issued(office.matter, 60);
        assertThat(paper("/invoices/" + bill.id() + "/pdf")).contains("2026-0001", "Maria Ortiz", "Estate of Ortiz", "Draft reply brief", "450.00");
        assertThat(get("/invoices/" + MatterId.next() + "/pdf").status()).isEqualTo(404);
    }

    /** The letterhead is that of the day: what is printed again later says what it said. */
    @Test
    void papersBearTheLetterheadOfTheirDay() throws Exception {
        InvoiceView before = office.issued(office.matter, 60);
        assertThat(put("/letterhead", "{\"email\":\"no address\",\"address\":\"%s\"}".formatted("x\\n".repeat(9))).body().toString())
                .contains("too-many-lines", "email-malformed");
        assertThat(put("/letterhead", "{\"address\":\"1 Temple Lane\\n\\nLondon\",\"taxNumber\":\"VAT GB 123\",\"bankDetails\":\"Sort code 00-11-22\"}").status()).isEqualTo(200);
        assertThat(put("/letterhead", "{\"address\":\" 1 Temple Lane\\nLondon\",\"taxNumber\":\"VAT GB 123\",\"bankDetails\":\"Sort code 00-11-22\"}").status()).isEqualTo(200);
        assertThat(get("/letterhead/versions").body().at("/items")).as("the same again is no new letterhead").hasSize(1);
        InvoiceView after = office.issued(office.matter, 30);
        assertThat(paper("/invoices/" + after.id() + "/pdf")).contains("1 Temple Lane", "London", "VAT GB 123", "Sort code 00-11-22");
        assertThat(paper("/invoices/" + before.id() + "/pdf")).doesNotContain("Temple Lane", "VAT GB");
        Answer credited = post("/invoices/" + before.id() + "/credit-notes", "{\"reason\":\"overcharged\"}");
        assertThat(paper("/credit-notes/" + credited.text("/id") + "/pdf")).contains("1 Temple Lane", credited.text("/number"), before.number(), "overcharged", "450.00");
        token = office.firm.tokenOf(office.firm.person("Pat Doe", "Paralegal"));
        assertThat(put("/letterhead", "{}").status()).isEqualTo(403);
    }

    private String paper(String path) throws Exception {
        HttpResponse<byte[]> file = http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path))
                .header("Authorization", "Bearer " + token).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(file.headers().firstValue("Content-Type")).hasValue("application/pdf");
        try (var pdf = org.apache.pdfbox.Loader.loadPDF(file.body())) {
            return new org.apache.pdfbox.text.PDFTextStripper().getText(pdf);
        }
    }

    @Test
    void whoMayNotBillIsForbidden() throws Exception {
        InvoiceView bill = office.issued(office.matter, 60);
        UserId paralegal = office.firm.person("Pat Doe", "Paralegal");
        token = office.firm.tokenOf(paralegal);
        assertThat(get("/invoices/" + bill.id()).status()).isEqualTo(403);
        assertThat(get("/invoices").status()).isEqualTo(403);
        assertThat(pay(bill.id().toString(), "1.00").status()).isEqualTo(403);
    }

    private Answer pay(String invoice, String amount) throws Exception {
        return post("/payments", """
                {"payorId":"%s","bankAccountId":"%s","date":"2026-11-10","amount":{"amount":"%s","currency":"USD"},"method":"CHECK","reference":"1001",
                 "allocations":[{"invoiceId":"%s","amount":{"amount":"%s","currency":"USD"}}]}""".formatted(office.client, office.operating, amount, invoice, amount));
    }

    private Answer get(String path) throws Exception {
        return send("GET", path, null, null);
    }

    private Answer post(String path, @Nullable String body) throws Exception {
        return send("POST", path, body, null);
    }

    private Answer put(String path, String body) throws Exception {
        return send("PUT", path, body, null);
    }

    private Answer send(String method, String path, @Nullable String body, @Nullable String key) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path)).header("Authorization", "Bearer " + token)
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), json.readTree(response.body().isEmpty() ? "{}" : response.body()));
    }
}
