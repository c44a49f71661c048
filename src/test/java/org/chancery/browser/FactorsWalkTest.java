package org.chancery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.chancery.testing.TestTrust.usd;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.chancery.platform.identity.AuthenticatorApp;
import org.chancery.platform.identity.StaleFactors;
import org.chancery.shared.UserId;
import org.chancery.testing.TestFirms.TestFirm;
import org.chancery.testing.TestTrust;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A bookkeeper's second factors from the first to the last: a passkey of a laptop (Chromium's virtual authenticator) and an app on a telephone, a
 * sign-in with each, money that waits for a fresh one, both lost, and a recovery code.
 */
class FactorsWalkTest extends BrowserTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @Autowired TestTrust trust;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    private TestFirm firm;
    private UserId rosa;

    @Test
    void factorsAreEnrolledUsedAskedBeforeMoneyLeavesLostAndRecovered() {
        firm = firms.found();
        rosa = firm.person("Rosa Patel", "Bookkeeper");
        trust.in(firm).matterHolding("Estate of Ortiz", usd("2000.00"), MONDAY);

        Page laptop = signedIn(firm.email("Rosa"));
        withAuthenticator(laptop);
        List<String> recoveryCodes = makePasskey(laptop, "Office laptop");
        AuthenticatorApp telephone = setUpApp(laptop);
        signOut(laptop);
        signInByPasskey(laptop);
        signOut(laptop);
        signInByApp(laptop, telephone);
        payOutWithAFreshFactor(laptop);
        Page home = loseBothAndRecover(recoveryCodes.getFirst());
        replaceWhatIsLost(home);
        theLostPasskeyIsNobodys(laptop);
    }

    /** A laptop whose owner is known to it by finger. */
    private static void withAuthenticator(Page page) {
        CDPSession devtools = page.context().newCDPSession(page);
        devtools.send("WebAuthn.enable");
        var authenticator = new JsonObject();
        authenticator.addProperty("protocol", "ctap2");
        authenticator.addProperty("transport", "internal");
        List.of("hasResidentKey", "hasUserVerification", "isUserVerified", "automaticPresenceSimulation").forEach(each -> authenticator.addProperty(each, true));
        var options = new JsonObject();
        options.add("options", authenticator);
        devtools.send("WebAuthn.addVirtualAuthenticator", options);
    }

    private List<String> makePasskey(Page page, String name) {
        page.navigate(url("/profile/security"));
        picture(page, "factors-none");
        field(page, "Name").fill(name);
        button(page, "Make a passkey").click();
        assertThat(page.locator("h1")).hasText("Your recovery codes");
        picture(page, "factors-recovery-codes");
        List<String> codes = page.locator("ol.codes code").allInnerTexts();
        link(page, "I have kept them").click();
        assertThat(page.locator("tbody")).containsText(name);
        return codes;
    }

    private AuthenticatorApp setUpApp(Page page) {
        button(page, "Set up an app").click();
        assertThat(page.locator("img[alt^='QR code']")).isVisible();
        picture(page, "factors-app");
        var telephone = new AuthenticatorApp(page.locator("code.secret").innerText());
        field(page, "Code").fill("000000");
        button(page, "Take into use").click();
        assertThat(page.locator(".f.bad")).containsText("not the code that the app shows now");
        field(page, "Code").fill(telephone.code(0));
        field(page, "Name").fill("My telephone");
        button(page, "Take into use").click();
        assertThat(page.locator(".flash")).containsText("set up");
        assertThat(page.locator("tbody tr")).hasCount(2);
        picture(page, "factors-both");
        return telephone;
    }

    private void signOut(Page page) {
        page.context().clearCookies();
        page.navigate(url("/sign-in"));
    }

    private void signInByPasskey(Page page) {
        picture(page, "sign-in-with-passkey");
        button(page, "Sign in with a passkey").click();
        page.waitForURL(address -> !address.contains("/sign-in"));
        assertThat(page.locator("#rail")).isVisible();
    }

    private void typePassword(Page page) {
        page.navigate(url("/sign-in"));
        page.fill("input[name=email]", firm.email("Rosa"));
        page.fill("input[name=password]", org.chancery.testing.TestFirms.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL(address -> address.contains("/sign-in/second"));
    }

    private void signInByApp(Page page, AuthenticatorApp telephone) {
        typePassword(page);
        page.navigate(url("/trust"));
        assertThat(page).hasURL(url("/sign-in/second"));
        picture(page, "second-step");
        field(page, "Code").fill(telephone.code(1));
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/trust$"));
    }

    /** Six minutes after the sign-in: the form waits on the page that asks, through a wrong code, and goes on by the passkey. */
    private void payOutWithAFreshFactor(Page page) {
        firm.as(rosa, () -> {
            StaleFactors.provenAt(Instant.now().minusSeconds(360), rosa, jdbc, transaction);
            return true;
        });
        page.locator(".list tbody a").first().click();
        link(page, "Pay out").click();
        field(page, "Payee").fill("Dr. H. Weiss");
        field(page, "Instrument").fill("Cheque");
        field(page, "Its number").fill("1192");
        field(page, "Purpose").fill("Expert report, invoice “8841” <final>");
        field(page, "Amount").fill("435");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("Prove that it is you");
        picture(page, "step-up");
        field(page, "Code").fill("000000");
        page.keyboard().press("Enter");
        assertThat(page.locator(".f.bad")).containsText("This code is not right");
        picture(page, "step-up-refused");
        button(page, "Use a passkey").click();
        assertThat(page.locator(".flash")).containsText("$435.00");
        assertThat(page.locator("main")).containsText("Dr. H. Weiss");
        page.locator(".flash a").click();
        assertThat(page.locator("main")).containsText("Expert report, invoice “8841” <final>");
        picture(page, "step-up-done");
    }

    private Page loseBothAndRecover(String recoveryCode) {
        Page home = window();
        typePassword(home);
        field(home, "Code").fill(recoveryCode.toLowerCase(java.util.Locale.ROOT));
        home.keyboard().press("Enter");
        home.waitForURL(address -> !address.contains("/sign-in"));
        home.navigate(url("/profile/security"));
        assertThat(home.locator("main")).containsText("9 left");
        return home;
    }

    private void replaceWhatIsLost(Page page) {
        for (String lost : List.of("Office laptop", "My telephone")) {
            Locator row = page.locator("tbody tr", new Page.LocatorOptions().setHasText(lost));
            row.locator("summary").click();
            row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove").setExact(true)).click();
            assertThat(page.locator(".flash")).containsText("removed");
        }
        withAuthenticator(page);
        field(page, "Name").fill("New laptop");
        button(page, "Make a passkey").click();
        assertThat(page.locator("ol.codes code")).hasCount(10);
        link(page, "I have kept them").click();
        assertThat(page.locator("tbody tr")).hasCount(1);
        page.navigate(url("/profile/sessions"));
        picture(page, "sessions");
    }

    private void theLostPasskeyIsNobodys(Page page) {
        signOut(page);
        button(page, "Sign in with a passkey").click();
        assertThat(page.locator("main")).containsText("not accepted");
        picture(page, "passkey-lost");
    }

    private static Locator link(Page page, String name) {
        return page.locator("main").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + name))).first();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator field(Page page, String label) {
        return page.locator("main").getByLabel(Pattern.compile("^" + label)).first();
    }
}
