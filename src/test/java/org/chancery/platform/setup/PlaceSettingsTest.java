package org.chancery.platform.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chancery.finance.billing.TaxCodes;
import org.chancery.finance.billing.TaxCodes.TaxCodeView;
import org.chancery.finance.ledger.AccountView;
import org.chancery.finance.ledger.Accounts;
import org.chancery.finance.ledger.BankAccountKind;
import org.chancery.finance.ledger.BankAccounts;
import org.chancery.finance.ledger.NewBankAccount;
import org.chancery.platform.firm.JurisdictionPack;
import org.chancery.platform.firm.Jurisdictions;
import org.chancery.platform.setup.PlaceSettings.Choice;
import org.chancery.platform.setup.PlaceSettings.Standing;
import org.chancery.shared.Refusal;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestFirms;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A firm chooses its place, which brings along what is so there, until something stands on it. */
@ChancerySpringTest
class PlaceSettingsTest {

    @Autowired TestFirms firms;
    @Autowired PlaceSettings places;
    @Autowired Jurisdictions jurisdictions;
    @Autowired Accounts accounts;
    @Autowired BankAccounts bankAccounts;
    @Autowired TaxCodes taxes;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    @Test
    void everyRuleOfAPlaceHasItsSource() {
        assertThat(jurisdictions.all()).extracting(JurisdictionPack::code).contains("us-ca", "us-ny", "gb-eng", "ie", "de", "ca-on", "us").endsWith("other");
        assertThat(jurisdictions.all()).allSatisfy(pack -> {
            assertThat(pack.clientMoney().source()).isNotBlank();
            assertThat(LocalDate.of(2026, 1, 31).plus(pack.clientMoney().nextWithin())).isBetween(LocalDate.of(2026, 2, 28), LocalDate.of(2026, 3, 31));
            assertThat(pack.tax() == null || !pack.tax().source().isBlank()).isTrue();
            assertThat((pack.currency() == null) == pack.code().equals("other")).isTrue();
        });
        assertThat(LocalDate.of(2026, 10, 31).plus(jurisdictions.find("ca-on").orElseThrow().clientMoney().nextWithin())).isEqualTo(LocalDate.of(2026, 12, 25));
    }

    @Test
    void anotherPlaceBringsItsCurrencyFiguresTaxAndWordsAndTakesTheFormerOnesBack() {
        var firm = firms.found();
        firm.asAdministrator(() -> {
            accounts.change(account("5000").id(), new Accounts.AccountChange("5000", "Salaries and wages", true)).orThrow();
            Map<String, String> asFounded = names();
            Standing england = places.choose(new Choice("gb-eng", null)).orThrow();
            assertThat(england.firm().currency()).isEqualTo(CurrencyUnit.GBP);
            assertThat(england.firm().locale().toLanguageTag()).isEqualTo("en-GB");
            assertThat(england.fixed()).isFalse();
            assertThat(taxes.all()).extracting(TaxCodeView::code, tax -> tax.percent().intValueExact()).containsExactly(org.assertj.core.groups.Tuple.tuple("VAT", 20));
            assertThat(account("2200").name()).isEqualTo("VAT payable");
            assertThat(account("5000").name()).isEqualTo("Salaries and wages");
            Standing ontario = places.choose(new Choice("ca-on", "USD")).orThrow();
            assertThat(ontario.firm().currency()).isEqualTo(CurrencyUnit.USD);
            assertThat(taxes.all()).extracting(TaxCodeView::code).containsExactly("HST");
            places.choose(new Choice("us-ca", "")).orThrow();
            assertThat(taxes.all()).isEmpty();
            assertThat(names()).isEqualTo(asFounded);
            return null;
        });
    }

    private Map<String, String> names() {
        return accounts.all().stream().collect(Collectors.toMap(AccountView::code, AccountView::name));
    }

    private AccountView account(String code) {
        return accounts.all().stream().filter(each -> each.code().equals(code)).findFirst().orElseThrow();
    }

    @Test
    void aChoiceThatCannotBeIsRefusedAtItsField() {
        firms.found().asAdministrator(() -> {
            assertThat(codes(new Choice(null, null))).containsExactly("jurisdiction:required");
            assertThat(codes(new Choice("atlantis", null))).containsExactly("jurisdiction:jurisdiction-unknown");
            assertThat(codes(new Choice("us-ca", "XXX"))).containsExactly("currency:currency-unknown");
            assertThat(codes(new Choice("other", null))).containsExactly("currency:required");
            return null;
        });
    }

    private List<String> codes(Choice choice) {
        return places.choose(choice).refusals().stream().map(refusal -> refusal.field() + ":" + refusal.code()).toList();
    }

    @Test
    void thePlaceStaysOnceABankAccountStandsOnItWhoeverAsks() {
        firms.found().asAdministrator(() -> {
            bankAccounts.open(NewBankAccount.of("Operating", BankAccountKind.OPERATING, CurrencyUnit.USD)).orThrow();
            assertThat(places.current().fixed()).isTrue();
            assertThat(places.choose(new Choice("gb-eng", null)).refusals()).extracting(Refusal::code).containsExactly("place-in-use");
            assertThat(places.choose(new Choice("us-ca", null)).isDone()).isTrue();
            assertThatThrownBy(() -> transaction.execute(_ -> jdbc.sql("update platform.firm set currency = 'GBP'").update()));
            return null;
        });
    }
}
