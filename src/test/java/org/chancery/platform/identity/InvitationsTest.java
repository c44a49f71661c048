package org.chancery.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.chancery.shared.Outcome;
import org.chancery.shared.UserId;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestClock;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestFirms.TestFirm;
import org.chancery.testing.TestWeb.Page;
import org.chancery.testing.TestWeb.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ChancerySpringTest
class InvitationsTest {

    private static final String OWN_WORDS = "seven purple turnips";

    @Autowired TestFirms firms;
    @Autowired Invitations invitations;
    @Autowired Users users;
    @Autowired SignInRules rules;
    @LocalServerPort int port;

    TestFirm firm;
    Session anna;

    @BeforeEach
    void aFirmWithAnAdministrator() {
        firm = firms.found();
        anna = Session.signIn(port, firm.administratorEmail());
    }

    @AfterEach
    void letTheClockRun() {
        TestClock.set(null);
    }

    private static String link(Page page) {
        var found = Pattern.compile("value=\"http://localhost:\\d+(/invitation/[A-Za-z0-9_-]{43})\"").matcher(page.body());
        assertThat(found.find()).as(page.text()).isTrue();
        return found.group(1);
    }

    private String invited() {
        anna.get("/people/new");
        return link(anna.post("/people", "name", "Rosa Patel", "email", firm.email("Rosa"), "title", "", "timekeeper", "true", "roles", "Bookkeeper"));
    }

    private UserId rosa() {
        return firm.asAdministrator(() -> users.all().stream().filter(each -> each.name().equals("Rosa Patel")).findFirst().orElseThrow().id());
    }

    private Page sets(String link, String password) {
        Session browser = Session.nobody(port);
        browser.get("/sign-in");
        browser.get(link);
        return browser.post(link, "password", password);
    }

    @Test
    void theInvitedSetTheirOwnPasswordOnceAndAreLedToTheSecondFactorTheirRoleWants() {
        firm.asAdministrator(() -> rules.set(SignInRules.Fresh.HOLDERS, Set.of("Bookkeeper")).orThrow());
        String link = invited();
        assertThat(anna.get("/people").text()).contains("Invited");
        Session browser = Session.nobody(port);
        assertThat(browser.get(link).text()).contains("Welcome, Rosa Patel", firm.email("Rosa"));
        assertThat(browser.post(link, "password", "password1234").text()).contains("has leaked elsewhere");
        assertThat(browser.post(link, "password", OWN_WORDS).status()).isEqualTo(303);
        assertThat(browser.get("/").location()).isEqualTo("/profile/security");
        assertThat(browser.get("/profile/security").text()).contains("Add a passkey");
        assertThat(Session.nobody(port).get(link).status()).as("used").isEqualTo(404);
        assertThat(sets(link, "eight purple turnips").text()).contains("This link has ended");
        assertThat(anna.get("/people").text()).doesNotContain("Invited");
    }

    @Test
    void aLinkRunsOutIsReplacedAndWithdrawn() {
        Instant noon = Instant.parse("2026-11-23T12:00:00Z");
        TestClock.set(noon);
        UserId rosa = firm.asAdministrator(() -> users.add(new Users.NewUser(firm.email("Rosa"), "Rosa Patel", "", Actor.Kind.PERSON, false, false, null, List.of())).orThrow());
        String first = made(rosa);
        String second = made(rosa);
        assertThat(invitations.guest(first)).as("replaced").isEmpty();
        assertThat(invitations.guest(second)).isPresent();
        TestClock.set(noon.plus(Duration.ofDays(7)).minusSeconds(1));
        assertThat(invitations.guest(second)).isPresent();
        TestClock.set(noon.plus(Duration.ofDays(7)));
        assertThat(invitations.guest(second)).as("ran out").isEmpty();
        assertThat(firm.as(rosa, () -> invitations.accept(second, OWN_WORDS)).isDone()).isFalse();
        assertThat(firm.asAdministrator(() -> invitations.open(rosa))).singleElement().satisfies(open -> assertThat(open.expired()).isTrue());
        TestClock.set(noon);
        String third = made(rosa);
        firm.asAdministrator(() -> invitations.withdraw(rosa).orThrow());
        assertThat(invitations.guest(third)).as("withdrawn").isEmpty();
        String fourth = made(rosa);
        firm.asAdministrator(() -> users.leave(rosa).orThrow());
        assertThat(invitations.guest(fourth)).as("left").isEmpty();
    }

    private String made(UserId user) {
        return firm.asAdministrator(() -> invitations.renew(user, "").orThrow().orElseThrow().secret());
    }

    @Test
    void whoForgotThePasswordSetsANewOneAndIsSignedOutEverywhere() {
        firm.person("Rosa Patel", "Bookkeeper");
        Session before = Session.signIn(port, firm.email("Rosa"));
        anna.get("/people/" + rosa());
        String link = link(anna.post("/people/" + rosa() + "/invitation", "reason", "Forgot it; I know her voice"));
        assertThat(before.get("/profile").status()).as("until it is used, nothing changes").isEqualTo(200);
        assertThat(sets(link, OWN_WORDS).status()).isEqualTo(303);
        assertThat(before.get("/profile").location()).contains("/sign-in");
        Session again = Session.nobody(port);
        again.get("/sign-in");
        assertThat(again.post("/sign-in", "email", firm.email("Rosa"), "password", TestFirms.PASSWORD).location()).contains("/sign-in?wrong");
        assertThat(again.post("/sign-in", "email", firm.email("Rosa"), "password", OWN_WORDS).location()).doesNotContain("sign-in");
    }

    @Test
    void nobodyMakesALinkForHimselfOrForAnotherFirmAndNoAddressIsTwice() {
        firm.person("Rosa Patel", "Bookkeeper");
        assertThat(codes(firm.asAdministrator(() -> invitations.renew(firm.administrator(), "x")))).containsExactly("self-approval");
        assertThat(codes(firms.found().asAdministrator(() -> invitations.renew(rosa(), "x")))).containsExactly("not-found");
        anna.get("/people/new");
        assertThat(anna.post("/people", "name", "Rosa Two", "title", "", "email", firm.email("Rosa")).text()).contains("has this e-mail address already");
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(each -> each.code()).toList();
    }
}
