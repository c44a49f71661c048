package org.chancery.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chancery.platform.firm.Firms;
import org.chancery.shared.UserId;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestFirms.TestFirm;
import org.chancery.testing.TestWeb.Api;
import org.chancery.testing.TestWeb.Page;
import org.chancery.testing.TestWeb.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;

/** One e-mail address in several firms of one installation. */
@ChancerySpringTest
class FirmChoicesTest {

    private static final String OTHER_PASSWORD = "eleven yellow kettles";

    @Autowired TestFirms firms;
    @Autowired PasswordSignIn signIn;
    @Autowired SignInThrottle throttle;
    @Autowired SignInRules rules;
    @Autowired Users users;
    @Autowired Firms current;
    @LocalServerPort int port;

    TestFirm lane;
    TestFirm weiss;
    TestFirm third;
    String email;

    @BeforeEach
    void aBookkeeperOfThreeFirms() {
        lane = firms.found();
        weiss = firms.found();
        third = firms.found();
        email = "rosa@" + UUID.randomUUID().toString().substring(0, 8) + ".example";
        works(lane, TestFirms.PASSWORD);
        works(weiss, TestFirms.PASSWORD);
        works(third, OTHER_PASSWORD);
    }

    /** Or every sign-in of every other test would weigh three passwords from then on. */
    @AfterEach
    void sheLeavesThemAll() {
        for (TestFirm firm : List.of(lane, weiss, third)) {
            firm.asAdministrator(() -> users.leave(rosaOf(firm)));
        }
    }

    private void works(TestFirm firm, String password) {
        firm.add(new Users.NewUser(email, "Rosa Patel", "", Actor.Kind.PERSON, false, false, password, List.of("Bookkeeper")));
    }

    private UserId rosaOf(TestFirm firm) {
        return firm.asAdministrator(() -> users.all().stream().filter(each -> each.email().equals(email)).findFirst().orElseThrow().id());
    }

    private String nameOf(TestFirm firm) {
        return firm.asAdministrator(() -> current.current().name());
    }

    private Page types(Session browser, String password) {
        browser.get("/sign-in");
        return browser.post("/sign-in", "email", email, "password", password);
    }

    @Test
    void onePasswordInSeveralFirmsAsksWhichAndNamesOnlyThose() {
        Session browser = Session.nobody(port);
        browser.get("/profile");
        assertThat(types(browser, TestFirms.PASSWORD).location()).isEqualTo("/sign-in/firm");
        assertThat(browser.get("/profile").location()).as("nobody is signed in yet").isEqualTo("/sign-in");
        assertThat(browser.get("/sign-in/firm").text()).contains(nameOf(lane), nameOf(weiss)).doesNotContain(nameOf(third));
        assertThat(browser.post("/sign-in/firm", "firm", third.id().toString()).location()).as("not hers to choose by this password").isEqualTo("/sign-in");
        assertThat(browser.post("/sign-in/firm", "firm", weiss.id().toString()).location()).doesNotContain("sign-in");
        assertThat(browser.get("/profile").text()).contains(nameOf(weiss));
        assertThat(browser.get("/sign-in/firm").location()).as("asked once").isEqualTo("/sign-in");
        assertThat(new Api(port, lane.tokenOf(rosaOf(lane))).get("/contacts").status()).as("a token knows its firm").isEqualTo(200);
    }

    @Test
    void theFirmThatIsChosenAsksForItsSecondFactor() {
        weiss.asAdministrator(() -> rules.set(SignInRules.Fresh.HOLDERS, Set.of("Bookkeeper")).orThrow());
        Session browser = Session.nobody(port);
        types(browser, TestFirms.PASSWORD);
        browser.get("/sign-in/firm");
        browser.post("/sign-in/firm", "firm", weiss.id().toString());
        assertThat(browser.get("/").location()).isEqualTo("/profile/security");
    }

    @Test
    void anotherPasswordLeadsStraightToItsFirmAndAWrongOneNowhere() {
        Session browser = Session.nobody(port);
        assertThat(types(browser, OTHER_PASSWORD).location()).doesNotContain("sign-in");
        assertThat(browser.get("/profile").text()).contains(nameOf(third));
        Session stranger = Session.nobody(port);
        assertThat(types(stranger, "nobody's password").location()).isEqualTo("/sign-in?wrong");
        assertThat(stranger.get("/sign-in/firm").location()).isEqualTo("/sign-in");
        assertThat(stranger.post("/sign-in/firm", "firm", lane.id().toString()).location()).isEqualTo("/sign-in");
    }

    /** An administrator of one firm can give the address an account whose password he knows. */
    @Test
    void whoKnowsThePasswordInOneFirmDoesNotGuessThatOfAnotherWithoutEnd() {
        for (int i = 0; i < 6; i++) {
            assertThatThrownBy(() -> tries("guess " + UUID.randomUUID())).isInstanceOf(BadCredentialsException.class);
            if (i < 5) {
                tries(OTHER_PASSWORD);
            }
        }
        assertThatThrownBy(() -> tries(OTHER_PASSWORD)).isInstanceOf(LockedException.class);
        assertThat(throttle.wait(List.of(SignInThrottle.EMAIL + email))).isPositive();
    }

    private void tries(String password) {
        signIn.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(email, password));
    }
}
