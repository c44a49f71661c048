package org.chancery.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.testing.TestTrust.usd;

import java.time.LocalDate;
import org.chancery.finance.trust.RecordedEntry;
import org.chancery.practice.matters.MatterId;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestTrust;
import org.chancery.testing.TestTrust.TrustFirm;
import org.chancery.testing.TestWeb.Page;
import org.chancery.testing.TestWeb.Session;
import org.chancery.testing.TrustChecker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of the books and of client money, walked by a bookkeeper without scripts. */
@ChancerySpringTest
class MoneyPagesTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    @Autowired TestFirms firms;
    @Autowired TestTrust trust;
    @Autowired TrustChecker checker;
    @LocalServerPort int port;

    private TrustFirm firm;
    private MatterId ortiz;
    private Session session;

    @BeforeEach
    void signIn() {
        firm = trust.in(firms.found());
        ortiz = firm.matterHolding("Estate of Ortiz", usd("11600"), MONDAY);
        session = Session.signIn(port, firm.firm().administratorEmail());
    }

    private void shows(String path, String... words) {
        Page page = session.get(path);
        assertThat(page.status()).as(path + " " + page.text()).isEqualTo(200);
        assertThat(page.text()).contains(words);
    }

    @Test
    void everyPageOfClientMoneyShowsWhatItIsFor() {
        RecordedEntry receipt = firm.receive(ortiz, usd("400"), MONDAY, null).orThrow();
        shows("/trust?asOf=2026-12-31", "Client money", "Book and ledgers agree", "$12,000.00", "Estate of Ortiz");
        shows("/trust?asOf=2020-01-01", "$0.00");
        shows("/trust/entries", "R-00001", "Maria Ortiz", "Not cleared");
        shows("/trust/clearing", "400.00");
        shows("/trust/own-money", "Charges and interest");
        shows("/trust/ledgers/" + receipt.ledgerId(), "Cleared and available", "$11,600.00", "12,000.00");
        shows("/trust/entries/" + receipt.id(), "Receipt R-00002", "It has cleared", "Void");
        shows("/trust/hint?bankAccountId=" + firm.trust() + "&matterId=" + ortiz + "&date=2026-11-23", "ledger $12,000.00 · cleared and available $11,600.00");
        shows("/trust/receipts/new?matterId=" + ortiz, "Record client money received", "Paid by");
        shows("/trust/disbursements/new", "Pay out client money");
        shows("/trust/transfers/new", "Authority");
        shows("/trust/bill-payments/new", "Which matter?");
        shows("/trust/bill-payments/new?matterId=" + ortiz, "No open bill");
        shows("/matters/" + ortiz + "/client-money", "ledger $12,000.00", "Maria Ortiz");
        shows("/ledger/entries/" + receipt.journalEntryId(), "Client money held in trust", "Received from Maria Ortiz: Advance on fees");
        assertThat(session.get("/trust/entries?format=csv").body()).contains("R-00002");
    }

    @Test
    void aPaymentIsRefusedBesideTheAmountAndThenRecorded() {
        String[] fields = {"bankAccountId", firm.trust().toString(), "matterId", ortiz.toString(), "date", "2026-11-24", "amount", "11,750.00", "payee", "Dr. H. Weiss",
            "purpose", "Expert report", "instrument", "Cheque", "reference", "1192"};
        Page refused = session.post("/trust/disbursements", fields);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("$150.00 more than the money of this matter: its ledger holds $11,600.00 on 24 Nov 2026.");
        assertThat(refused.body()).contains("value=\"11,750.00\"");
        fields[7] = "1,000";
        Page done = session.post("/trust/disbursements", fields);
        assertThat(done.status()).as(done.text()).isEqualTo(303);
        shows(done.location(), "10,600.00", "Dr. H. Weiss");
        checker.check(firm.firm());
    }

    @Test
    void aReceiptIsRecordedClearedAndVoided() {
        Page done = session.post("/trust/receipts", "bankAccountId", firm.trust().toString(), "matterId", ortiz.toString(), "date", "2026-11-24", "amount", "400", "payor", "Maria Ortiz",
                "purpose", "Advance", "instrument", "Cheque", "reference", "77");
        assertThat(done.status()).as(done.text()).isEqualTo(303);
        String entry = session.get("/trust/clearing").body().replaceAll("(?s).*?(/trust/entries/[0-9a-f-]{36}).*", "$1");
        assertThat(session.post(entry + "/clear", "date", "2026-11-20").text()).contains("It was received on 24 Nov 2026 and cannot have cleared before.");
        assertThat(session.post(entry + "/clear", "date", "2026-11-25").status()).isEqualTo(303);
        assertThat(session.post(entry + "/void", "date", "2026-11-25", "reason", "").status()).isEqualTo(422);
        assertThat(session.post(entry + "/void", "date", "2026-11-25", "reason", "Returned by the bank").status()).isEqualTo(303);
        shows(entry, "Voided");
        checker.check(firm.firm());
    }

    @Test
    void whatIsTickedClearsTogetherOrNotAtAll() {
        RecordedEntry early = firm.receive(ortiz, usd("400"), MONDAY, null).orThrow();
        RecordedEntry late = firm.receive(firm.matter("Halden"), usd("250"), MONDAY.plusDays(2), null).orThrow();
        String list = session.get("/trust/clearing").body();
        assertThat(list).contains("name=\"id\" value=\"" + early.id() + "\"", "Mark as cleared");
        session.post("/trust/clearing", "id", early.id().toString(), "id", late.id().toString(), "date", MONDAY.plusDays(1).toString());
        shows("/trust/clearing", late.number() + ": ", "cannot have cleared before", early.number());
        assertThat(session.post("/trust/clearing", "id", early.id().toString(), "id", late.id().toString(), "date", MONDAY.plusDays(2).toString()).location()).isEqualTo("/trust/clearing");
        shows("/trust/clearing", "2 receipts have cleared", "Every receipt has cleared");
        session.post("/trust/clearing", "date", MONDAY.toString());
        shows("/trust/clearing", "Nothing was ticked.");
        checker.check(firm.firm());
    }

    @Test
    void aBankChargeIsBorneByTheFirmsOwnMoney() {
        String[] charge = {"act", "BANK_CHARGE", "bankAccountId", firm.trust().toString(), "date", "2026-11-24", "amount", "15", "reference", "FEE 11", "purpose", "Cheque printing"};
        assertThat(session.post("/trust/own-money", charge).text()).contains("$15.00 more than the money of the firm's own in this account");
        String[] deposit = {"act", "DEPOSIT", "bankAccountId", firm.trust().toString(), "operatingAccountId", firm.operating().toString(), "date", "2026-11-23", "amount", "600", "reference", "T 1"};
        assertThat(session.post("/trust/own-money", deposit).text()).contains("The firm keeps at most $500.00 of its own in this account");
        deposit[9] = "100";
        assertThat(session.post("/trust/own-money", deposit).status()).isEqualTo(303);
        assertThat(session.post("/trust/own-money", charge).status()).isEqualTo(303);
        String[] interest = {"act", "INTEREST", "bankAccountId", firm.trust().toString(), "date", "2026-11-30", "amount", "2.31", "reference", "INT"};
        assertThat(session.post("/trust/own-money", interest).status()).isEqualTo(303);
        String[] remitted = {"act", "REMITTANCE", "bankAccountId", firm.trust().toString(), "date", "2026-11-30", "amount", "2.31", "reference", "INT", "payee", "State Bar", "instrument", "Wire"};
        assertThat(session.post("/trust/own-money", remitted).status()).isEqualTo(303);
        shows("/trust?asOf=2026-12-31", "$11,685.00");
        checker.check(firm.firm());
    }

    @Test
    void everyPageOfTheBooksShowsWhatItIsFor() {
        shows("/ledger", "Journal", "J-000001");
        shows("/ledger/accounts", "Accounts receivable", "Client trust");
        String account = session.get("/ledger/accounts?q=2100").body().replaceAll("(?s).*?(/ledger/accounts/[0-9a-f-]{36}).*", "$1");
        shows(account + "?from=2026-11-01&to=2026-11-30", "Opening balance", "Closing balance");
        shows(account + "/postings", "All postings");
        shows(account + "/change", "Change");
        shows("/ledger/accounts/new", "New account");
        shows("/ledger/entries/new", "What it is for");
        shows("/ledger/periods", "Close the books");
        shows("/bank-accounts", "Client trust", "Operating");
        shows("/bank-accounts/new?kind=TRUST", "Whose money");
        shows("/bank-accounts/" + firm.trust(), "The firm's own money, at most");
        assertThat(session.post("/bank-accounts", "name", "Payroll", "kind", "OPERATING", "currency", "USD").status()).isEqualTo(303);
        assertThat(session.post("/bank-accounts", "name", "Payroll", "kind", "OPERATING", "currency", "USD").text()).contains("Another bank account has this name.");
    }

    @Test
    void anEntryIsMadeByHandAndAPeriodClosesAndReopens() {
        String rent = session.get("/ledger/accounts?q=5200").body().replaceAll("(?s).*?/ledger/accounts/([0-9a-f-]{36}).*", "$1");
        String software = session.get("/ledger/accounts?q=5400").body().replaceAll("(?s).*?/ledger/accounts/([0-9a-f-]{36}).*", "$1");
        String[] fields = {"date", "2020-10-31", "description", "Reclassified", "currency", "USD", "lines", "6", "postings[0].accountId", rent, "postings[0].debit", "100",
            "postings[1].accountId", software, "postings[1].credit", "90"};
        assertThat(session.post("/ledger/entries", fields).text()).contains("Debits and credits differ by");
        fields[15] = "100";
        Page done = session.post("/ledger/entries", fields);
        assertThat(done.status()).as(done.text()).isEqualTo(303);
        shows(done.location(), "Reclassified", "Reverse");
        assertThat(session.post("/ledger/periods", "through", "2020-10-31").status()).isEqualTo(303);
        assertThat(session.post("/ledger/entries", fields).text()).contains("The books are closed through 31 Oct 2020");
        String period = session.get("/ledger/periods").body().replaceAll("(?s).*?(/ledger/periods/[0-9a-f-]{36}).*", "$1");
        assertThat(session.post(period + "/reopen", "reason", "Forgotten bill").status()).isEqualTo(303);
        assertThat(session.post(done.location() + "/reverse", "date", "2020-11-01", "reason", "Wrong").status()).isEqualTo(303);
        checker.check(firm.firm());
    }
}
