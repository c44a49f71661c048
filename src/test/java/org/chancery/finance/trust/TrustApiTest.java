package org.chancery.finance.trust;

import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import org.chancery.practice.matters.MatterId;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestTrust;
import org.chancery.testing.TestTrust.TrustFirm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** The API of client money and the books, by the names that programs rely on. */
@ChancerySpringTest
class TrustApiTest {

    @Autowired TestFirms firms;
    @Autowired TestTrust trust;
    @Autowired MockMvc mvc;

    private TrustFirm firm;
    private MatterId ortiz;
    private String token;

    @BeforeEach
    void aFirm() {
        firm = trust.in(firms.found());
        ortiz = firm.matter("Estate of Ortiz");
        token = firm.firm().serviceToken();
    }

    private ResultActions send(String path, String json) throws Exception {
        return mvc.perform(post("/api/v1" + path).header("Authorization", "Bearer " + token).contentType(MediaType.APPLICATION_JSON)
                .content(json.replace('\'', '"').replace("$TRUST", firm.trust().toString()).replace("$OPERATING", firm.operating().toString()).replace("$MATTER", ortiz.toString())));
    }

    private ResultActions ask(String path) throws Exception {
        return mvc.perform(get("/api/v1" + path).header("Authorization", "Bearer " + token));
    }

    private static String id(ResultActions answer) throws Exception {
        return JsonPath.read(answer.andReturn().getResponse().getContentAsString(), "$.id");
    }

    private static final String RECEIPT = """
            {'bankAccountId':'$TRUST','matterId':'$MATTER','date':'2026-11-23','amount':{'amount':'1000.00','currency':'USD'},'payor':'Maria Ortiz',
             'purpose':'Advance on fees','instrument':'Wire','reference':'FT-881'}""";

    private static final String PAYMENT = """
            {'bankAccountId':'$TRUST','matterId':'$MATTER','date':'2026-11-24','amount':{'amount':'%s','currency':'USD'},'payee':'Dr. H. Weiss',
             'purpose':'Expert report','instrument':'Cheque','reference':'1192'}""";

    @Test
    void moneyComesInClearsAndGoesOut() throws Exception {
        String receipt = id(send("/trust/receipts", RECEIPT).andExpect(status().isCreated()).andExpect(jsonPath("$.number").isNotEmpty()));
        send("/trust/disbursements", PAYMENT.formatted("600.00")).andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.type").value("urn:chancery:refusal:trust-uncleared-funds")).andExpect(jsonPath("$.field").value("amount"));
        send("/trust/receipts/" + receipt + "/clear", "{'date':'2026-11-24'}").andExpect(status().isOk());
        send("/trust/disbursements", PAYMENT.formatted("600.00")).andExpect(status().isCreated());
        send("/trust/disbursements", PAYMENT.formatted("400.01")).andExpect(jsonPath("$.type").value("urn:chancery:refusal:trust-overdraft"));
        ask("/trust/ledgers/" + ortiz + "?bankAccountId=" + firm.trust()).andExpect(status().isOk())
                .andExpect(jsonPath("$.balance.amount").value("400.00")).andExpect(jsonPath("$.available.amount").value("400.00"))
                .andExpect(jsonPath("$.entries", hasSize(2))).andExpect(jsonPath("$.entries[1].amount.amount").value("-600.00"))
                .andExpect(jsonPath("$.entries[1].balance.amount").value("400.00")).andExpect(jsonPath("$.entries[0].kind").value("RECEIPT"));
        ask("/trust/ledgers/" + ortiz + "?asOf=2026-11-23").andExpect(jsonPath("$.balance.amount").value("1000.00")).andExpect(jsonPath("$.available.amount").value("0.00"));
        send("/trust/entries/" + receipt + "/void", "{'date':'2026-11-25','reason':'Returned'}").andExpect(jsonPath("$.type").value("urn:chancery:refusal:trust-overdraft"));
        ask("/trust/ledgers?asOf=2026-11-24").andExpect(status().isOk()).andExpect(jsonPath("$.items", hasSize(1)));
        ask("/trust/entries?kind=RECEIPT").andExpect(status().isOk()).andExpect(jsonPath("$.items", hasSize(1)));
        ask("/bank-accounts").andExpect(status().isOk()).andExpect(jsonPath("$.items", hasSize(2)));
        ask("/journal-entries").andExpect(status().isOk()).andExpect(jsonPath("$.items", hasSize(2)));
        ask("/accounts").andExpect(status().isOk());
    }

    @Test
    void severalReceiptsClearTogetherOrNoneDoes() throws Exception {
        String first = id(send("/trust/receipts", RECEIPT));
        String second = id(send("/trust/receipts", RECEIPT.replace("'2026-11-23'", "'2026-11-25'")));
        String both = "{'ids':['%s','%s'],'date':'%s'}";
        send("/trust/receipts/clear", both.formatted(first, second, "2026-11-24")).andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.type").value("urn:chancery:refusal:cleared-before-receipt")).andExpect(jsonPath("$.field").value("date"));
        send("/trust/receipts/clear", both.formatted(first, "01a207a1-a615-7e47-a3a4-6b2cf79a3fc3", "2026-11-25")).andExpect(status().isNotFound());
        ask("/trust/ledgers/" + ortiz + "?bankAccountId=" + firm.trust()).andExpect(jsonPath("$.available.amount").value("0.00"));
        send("/trust/receipts/clear", both.formatted(first, second, "2026-11-25")).andExpect(status().isOk()).andExpect(jsonPath("$.items", hasSize(2)));
        ask("/trust/ledgers/" + ortiz + "?bankAccountId=" + firm.trust()).andExpect(jsonPath("$.available.amount").value("2000.00"));
        send("/trust/receipts/clear", both.formatted(first, second, "2026-11-26")).andExpect(jsonPath("$.type").value("urn:chancery:refusal:already-cleared"));
    }

    @Test
    void anEmptyLedgerIsZeroAndAnUnknownMatterIsNotFound() throws Exception {
        ask("/trust/ledgers/" + ortiz).andExpect(status().isOk()).andExpect(jsonPath("$.balance.amount").value("0.00")).andExpect(jsonPath("$.entries", hasSize(0)));
        ask("/trust/ledgers/" + MatterId.next()).andExpect(status().isNotFound());
    }

    @Test
    void whatIsWrongIsSaidAtItsField() throws Exception {
        send("/trust/receipts", RECEIPT.replace("1000.00", "0.00")).andExpect(jsonPath("$.type").value("urn:chancery:refusal:amount-not-positive")).andExpect(jsonPath("$.field").value("amount"));
        send("/trust/receipts", RECEIPT.replace("1000.00", "-5.00")).andExpect(status().isUnprocessableContent());
        send("/trust/receipts", RECEIPT.replace("USD", "EUR")).andExpect(jsonPath("$.type").value("urn:chancery:refusal:currency-mismatch"));
        send("/trust/receipts", RECEIPT.replace("$TRUST", "$OPERATING")).andExpect(jsonPath("$.type").value("urn:chancery:refusal:bank-account-not-trust"));
        send("/trust/receipts", RECEIPT.replace("Maria Ortiz", " ")).andExpect(jsonPath("$.field").value("payor"));
        send("/trust/receipts", RECEIPT.replace(",'reference':'FT-881'", "")).andExpect(jsonPath("$.field").value("reference"));
        send("/trust/receipts", RECEIPT.replace(",'reference':'FT-881'", "").replace("Wire", "CASH")).andExpect(status().isCreated());
        send("/trust/transfers", """
                {'kind':'TO_OPERATING','bankAccountId':'$TRUST','toBankAccountId':'$OPERATING','matterId':'$MATTER','date':'2026-11-24','amount':{'amount':'1.00','currency':'USD'}}""")
                .andExpect(jsonPath("$.type").value("urn:chancery:refusal:trust-invoice-required"));
        send("/trust/transfers", """
                {'kind':'BETWEEN_LEDGERS','bankAccountId':'$TRUST','matterId':'$MATTER','toMatterId':'%s','date':'2026-11-24','amount':{'amount':'1.00','currency':'USD'}}"""
                .formatted(firm.matter("Halden"))).andExpect(jsonPath("$.type").value("urn:chancery:refusal:required")).andExpect(jsonPath("$.field").value("authority"));
    }

    @Test
    void anEntryByHandIsPostedAndTakenBackButNotOnClientMoney() throws Exception {
        String rent = "[0]";
        String accounts = ask("/accounts?q=5200").andReturn().getResponse().getContentAsString();
        String expense = JsonPath.read(accounts, "$.items" + rent + ".id");
        String bank = JsonPath.read(ask("/bank-accounts?kind=OPERATING").andReturn().getResponse().getContentAsString(), "$.items[0].accountId");
        String trustAccount = JsonPath.read(ask("/bank-accounts?kind=TRUST").andReturn().getResponse().getContentAsString(), "$.items[0].accountId");
        String entry = """
                {'date':'2026-11-01','description':'Rent of November','postings':[
                  {'accountId':'%s','debit':{'amount':'4000.00','currency':'USD'}},{'accountId':'%s','credit':{'amount':'%s','currency':'USD'}}]}""";
        send("/journal-entries", entry.formatted(expense, bank, "3999.99")).andExpect(jsonPath("$.type").value("urn:chancery:refusal:entry-unbalanced"));
        send("/journal-entries", entry.formatted(expense, trustAccount, "4000.00")).andExpect(jsonPath("$.type").value("urn:chancery:refusal:trust-account-guarded"));
        String posted = id(send("/journal-entries", entry.formatted(expense, bank, "4000.00")).andExpect(status().isCreated()));
        send("/journal-entries/" + posted + "/reverse", "{'date':'2026-11-02','reason':'Paid twice'}").andExpect(status().isCreated());
        send("/journal-entries/" + posted + "/reverse", "{'date':'2026-11-02','reason':'Again'}").andExpect(jsonPath("$.type").value("urn:chancery:refusal:already-reversed"));
        ask("/accounts/" + expense + "/postings").andExpect(jsonPath("$.items", hasSize(2)));
    }
}
