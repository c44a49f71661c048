package org.chancery.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.chancery.finance.billing.PreBills;
import org.chancery.finance.billing.PrepareBills;
import org.chancery.finance.ledger.BankAccountKind;
import org.chancery.finance.ledger.BankAccounts;
import org.chancery.finance.ledger.NewBankAccount;
import org.chancery.finance.trust.ClientMoney;
import org.chancery.finance.trust.TrustReceipt;
import org.chancery.practice.contacts.ContactDetails;
import org.chancery.practice.contacts.Contacts;
import org.chancery.practice.matters.MatterDetails;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.Matters;
import org.chancery.practice.matters.RaiseWall;
import org.chancery.practice.matters.Walls;
import org.chancery.practice.timekeeping.NewRate;
import org.chancery.practice.timekeeping.NewTime;
import org.chancery.practice.timekeeping.Rates;
import org.chancery.practice.timekeeping.TimeEntries;
import org.chancery.testing.TestFirms.TestFirm;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * A walled-off associate, who has every permission, looks for a matter behind every address of the program: the list is read from the program
 * itself, so that a page or resource made tomorrow is tried too.
 */
class WallWalkTest extends BrowserTest {

    private static final String SECRET = "Zanzibar merger";
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes;
    @Autowired Contacts contacts;
    @Autowired Matters matters;
    @Autowired Walls walls;
    @Autowired Rates rates;
    @Autowired TimeEntries times;
    @Autowired PreBills preBills;
    @Autowired BankAccounts bankAccounts;
    @Autowired ClientMoney money;

    @Test
    void aWalledOffAssociateFindsNothingByPagePaletteReportExportOrApi() {
        TestFirm firm = firms.found();
        var ben = firm.person("Ben Cho", "Administrator");
        MatterId matter = firm.asAdministrator(() -> aMatterWithEverything(firm));
        Page page = signedIn(firm.email("Ben"));
        String token = firm.tokenOf(ben);
        assertThat(placesThatTell(page, token, matter)).as("before the wall the matter is found").hasSizeGreaterThan(5);
        firm.asAdministrator(() -> walls.raise(RaiseWall.against(matter, "Advised the other side", ben)).orThrow());
        assertThat(placesThatTell(page, token, matter)).isEmpty();
    }

    private MatterId aMatterWithEverything(TestFirm firm) {
        var client = contacts.add(ContactDetails.organisation("Client of " + firm.id())).orThrow();
        MatterId matter = matters.open(MatterDetails.hourly(client, SECRET).inArea("Corporate").responsible(firm.administrator()).openedOn(DAY)).orThrow().id();
        rates.set(new NewRate(firm.administrator(), null, null, null, Money.parse("USD 300.00"), LocalDate.of(2020, 1, 1), null, null)).orThrow();
        times.record(new NewTime(matter, null, DAY, 60, "Work on " + SECRET, null, null, null, true)).orThrow();
        var trust = bankAccounts.open(NewBankAccount.of("IOLTA", BankAccountKind.TRUST, CurrencyUnit.USD)).orThrow();
        money.receive(new TrustReceipt(trust.id(), matter, DAY, Money.parse("USD 500.00"), "Payor of " + SECRET, "Advance, " + SECRET, "WIRE", "W1", DAY)).orThrow();
        preBills.prepare(new PrepareBills(List.of(matter), DAY.plusDays(30))).orThrow();
        return matter;
    }

    /** Every address without a name for its object, as page, file and JSON; and every address of a matter with this one's id. */
    private Set<String> placesThatTell(Page page, String token, MatterId matter) {
        Set<String> telling = new TreeSet<>();
        for (String address : addresses(matter)) {
            boolean api = address.startsWith("/api/");
            APIResponse answer = page.request().get(url(address), api ? RequestOptions.create().setHeader("Authorization", "Bearer " + token) : RequestOptions.create());
            assertThat(answer.status()).as(address).isLessThan(500);
            if (answer.text().contains(SECRET)) {
                telling.add(address);
            }
        }
        return telling;
    }

    private List<String> addresses(MatterId matter) {
        Set<String> addresses = new TreeSet<>(List.of("/palette?q=Zanzibar", "/history/matter/" + matter, "/api/v1/audit?objectType=matter&objectId=" + matter,
                "/api/v1/activity?matterId=" + matter));
        routes.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().stream().anyMatch(method -> method.name().equals("GET")))
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(path -> !path.startsWith("/v3") && !path.startsWith("/swagger") && !path.contains("**"))
                .forEach(path -> {
                    if (!path.contains("{")) {
                        addresses.add(path);
                        addresses.add(path + "?q=Zanzibar");
                        addresses.add(path + "?format=csv");
                    } else if (path.matches(".*/(matters|ledgers)/\\{[a-zA-Z]+}[^{]*")) {
                        addresses.add(path.replaceAll("\\{[a-zA-Z]+}", matter.toString()));
                    }
                });
        return List.copyOf(addresses);
    }
}
