package org.chancery.finance.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.BankAccountKind;
import org.chancery.finance.ledger.BankAccounts;
import org.chancery.finance.ledger.NewBankAccount;
import org.chancery.finance.trust.ClientLedgers;
import org.chancery.finance.trust.ClientMoney;
import org.chancery.finance.trust.TrustPool;
import org.chancery.finance.trust.TrustReceipt;
import org.chancery.practice.contacts.ContactDetails;
import org.chancery.practice.contacts.Contacts;
import org.chancery.practice.matters.MatterDetails;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.Matters;
import org.chancery.practice.matters.RaiseWall;
import org.chancery.practice.matters.WallId;
import org.chancery.practice.matters.Walls;
import org.chancery.shared.UserId;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestFirms.TestFirm;
import org.chancery.testing.TestWeb.Api;
import org.chancery.testing.TestWeb.Session;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.access.AccessDeniedException;

/** What a sum may say of a walled matter: whoever sees the parts and not the firm's books learns nothing by subtracting. */
@ChancerySpringTest
class WallSumsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @Autowired TestFirms firms;
    @Autowired Contacts contacts;
    @Autowired Matters matters;
    @Autowired Walls walls;
    @Autowired BankAccounts bankAccounts;
    @Autowired ClientMoney money;
    @Autowired ClientLedgers ledgers;
    @Autowired Reports reports;
    @LocalServerPort int port;

    private TestFirm firm;
    private UserId ben;
    private UserId pat;
    private UserId rosa;
    private WallId wall;
    private BankAccountId trust;

    @BeforeEach
    void clientMoneyOnAWalledMatterAndOnAnother() {
        firm = firms.found();
        ben = firm.person("Ben Cho", "Associate");
        pat = firm.person("Pat Keeper", "Partner");
        rosa = firm.person("Rosa Patel", "Bookkeeper");
        wall = firm.asAdministrator(() -> {
            var client = contacts.add(ContactDetails.organisation("Ortiz Ltd")).orThrow();
            MatterId secret = matters.open(MatterDetails.hourly(client, "Vantablack").responsible(firm.administrator()).openedOn(DAY)).orThrow().id();
            MatterId other = matters.open(MatterDetails.hourly(client, "Lease").responsible(firm.administrator()).openedOn(DAY)).orThrow().id();
            trust = bankAccounts.open(NewBankAccount.of("IOLTA", BankAccountKind.TRUST, CurrencyUnit.USD)).orThrow().id();
            money.receive(new TrustReceipt(trust, secret, DAY, usd("1000.00"), "Ortiz Ltd", "Advance", "WIRE", "W1", DAY)).orThrow();
            money.receive(new TrustReceipt(trust, other, DAY, usd("300.00"), "Ortiz Ltd", "Advance", "WIRE", "W2", DAY)).orThrow();
            return walls.raise(RaiseWall.against(secret, "Lateral", ben, pat, rosa)).orThrow();
        });
    }

    private static Money usd(String amount) {
        return Money.parse("USD " + amount);
    }

    @Test
    void noDifferenceOfTwoSumsTellsAnAssociateWhatTheWalledMatterHolds() {
        firm.as(ben, () -> {
            TrustPool pool = ledgers.pool(trust, DAY).orElseThrow();
            assertThat(List.of(pool.book(), pool.positive())).containsOnly(usd("300.00"));
            assertThat(pool.ledgers()).as("not even that there is another ledger").isEqualTo(1);
            Reports.ClientLedgers listing = reports.clientLedgers(trust.value(), DAY).getFirst();
            assertThat(List.of(listing.book(), listing.positive())).containsOnly(usd("300.00"));
            assertThat(listing.items()).hasSize(1);
            return true;
        });
    }

    /** Whatever says a sum over the whole firm, by page, file and API. */
    private static final List<String> WHOLE = List.of("/reports", "/reports/trial-balance", "/reports/trial-balance?format=csv", "/reports/trial-balance?format=xlsx", "/reports/general-ledger",
            "/ledger", "/ledger?format=csv", "/ledger/accounts", "/banking", "/banking/lines", "/banking/reconciliations", "/api/v1/journal-entries", "/api/v1/accounts", "/api/v1/bank-lines", "/api/v1/reports/trial-balance", "/api/v1/reconciliations");

    @Test
    void aPartnerWhomAWallKeepsOutSeesNoSumOverTheWholeFirmUntilItIsLifted() {
        Session pats = Session.signIn(port, firm.email("Pat"));
        Api program = new Api(port, firm.tokenOf(pat));
        List<Integer> shut = WHOLE.stream().map(path -> answer(pats, program, path)).toList();
        assertThat(shut).as(String.join(" ", WHOLE)).containsOnly(403);
        assertThat(subtracted(pats.get("/trust").text())).as("what client money says of itself is of what he sees").isTrue();
        assertThat(pats.get("/").text()).doesNotContain("1,300.00");
        assertThatThrownBy(() -> firm.as(pat, () -> reports.trialBalance(DAY))).isInstanceOf(AccessDeniedException.class);
        firm.asAdministrator(() -> walls.lift(wall, "Over").orThrow());
        List<Integer> open = WHOLE.stream().map(path -> answer(pats, program, path)).toList();
        assertThat(open).as(String.join(" ", WHOLE)).containsOnly(200);
        assertThat(pats.get("/reports/trial-balance").text()).contains("1,300.00");
    }

    private static int answer(Session session, Api program, String path) {
        return path.startsWith("/api/v1") ? program.get(path.substring("/api/v1".length())).status() : session.get(path).status();
    }

    private static boolean subtracted(String told) {
        return told.contains("300.00") && !told.contains("1,300.00") && !told.contains("1,000.00");
    }

    @Test
    void whoMayKnowTheBooksWholeSeesTheBankWholeAndNoNames() {
        firm.as(rosa, () -> {
            Reports.ClientLedgers listing = reports.clientLedgers(trust.value(), DAY).getFirst();
            assertThat(listing.book()).isEqualTo(usd("1300.00"));
            assertThat(listing.positive()).isEqualTo(usd("300.00"));
            assertThat(listing.items()).singleElement().matches(each -> "Lease".equals(each.matter()));
            return true;
        });
    }
}
