package org.chancery.finance.reporting;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.chancery.practice.matters.Walls;
import org.chancery.shared.UserId;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestFirms.TestFirm;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

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

    private TestFirm firm;
    private UserId ben;
    private UserId pat;
    private BankAccountId trust;

    @BeforeEach
    void clientMoneyOnAWalledMatterAndOnAnother() {
        firm = firms.found();
        ben = firm.person("Ben Cho", "Associate");
        pat = firm.person("Pat Keeper", "Partner");
        firm.asAdministrator(() -> {
            var client = contacts.add(ContactDetails.organisation("Ortiz Ltd")).orThrow();
            MatterId secret = matters.open(MatterDetails.hourly(client, "Vantablack").responsible(firm.administrator()).openedOn(DAY)).orThrow().id();
            MatterId other = matters.open(MatterDetails.hourly(client, "Lease").responsible(firm.administrator()).openedOn(DAY)).orThrow().id();
            trust = bankAccounts.open(NewBankAccount.of("IOLTA", BankAccountKind.TRUST, CurrencyUnit.USD)).orThrow().id();
            money.receive(new TrustReceipt(trust, secret, DAY, usd("1000.00"), "Ortiz Ltd", "Advance", "WIRE", "W1", DAY)).orThrow();
            money.receive(new TrustReceipt(trust, other, DAY, usd("300.00"), "Ortiz Ltd", "Advance", "WIRE", "W2", DAY)).orThrow();
            return walls.raise(RaiseWall.against(secret, "Lateral", ben, pat)).orThrow();
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

    @Test
    void whoSeesTheFirmsBooksSeesTheBankWholeAndNoNames() {
        firm.as(pat, () -> {
            Reports.ClientLedgers listing = reports.clientLedgers(trust.value(), DAY).getFirst();
            assertThat(listing.book()).isEqualTo(usd("1300.00"));
            assertThat(listing.positive()).isEqualTo(usd("300.00"));
            assertThat(listing.items()).singleElement().matches(each -> "Lease".equals(each.matter()));
            return true;
        });
    }
}
