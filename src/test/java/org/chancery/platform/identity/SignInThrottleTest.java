package org.chancery.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestClock;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestWeb.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;

@ChancerySpringTest
class SignInThrottleTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Autowired TestFirms firms;
    @Autowired PasswordSignIn signIn;
    @Autowired SignInThrottle throttle;
    @Autowired SignInAlerts alerts;
    @Autowired Notices notices;
    @LocalServerPort int port;

    @AfterEach
    void letTheClockRun() {
        TestClock.set(null);
    }

    private void tries(String email, String password) {
        signIn.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(email, password));
    }

    @Test
    void afterFiveFailuresEvenTheRightPasswordWaits() {
        TestClock.set(NOON);
        String email = firms.found().administratorEmail();
        for (int i = 0; i < 6; i++) {
            assertThatThrownBy(() -> tries(email, "wrong")).isInstanceOf(BadCredentialsException.class);
        }
        assertThatThrownBy(() -> tries(email, TestFirms.PASSWORD)).isInstanceOf(LockedException.class);
        TestClock.set(NOON.plusSeconds(3));
        tries(email, TestFirms.PASSWORD);
        assertThat(throttle.wait(List.of("email " + email))).isZero();
    }

    @Test
    void eachFurtherFailureDoublesTheWaitUpToAQuarterOfAnHour() {
        TestClock.set(NOON);
        List<String> subject = List.of(SignInThrottle.EMAIL + UUID.randomUUID());
        for (int i = 0; i < 8; i++) {
            throttle.failed(subject, "");
        }
        assertThat(throttle.wait(subject)).isEqualTo(Duration.ofSeconds(8));
        for (int i = 0; i < 40; i++) {
            throttle.failed(subject, "");
        }
        assertThat(throttle.wait(subject)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void anOfficeBehindOneAddressIsNotLockedOutByAFewSlips() {
        TestClock.set(NOON);
        List<String> subject = List.of(SignInThrottle.ADDRESS + UUID.randomUUID());
        for (int i = 0; i < 50; i++) {
            throttle.failed(subject, "");
        }
        assertThat(throttle.wait(subject)).isZero();
    }

    private static void fails(PasswordSignIn signIn, String email, int times) {
        for (int i = 0; i < times; i++) {
            TestClock.set(new TestClock().instant().plusSeconds(1000));
            assertThatThrownBy(() -> signIn.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(email, "wrong"))).isInstanceOf(BadCredentialsException.class);
        }
    }

    @Test
    void aGuessedAccountIsToldToItsOwnerAndToTheAdministratorsOnce() {
        TestClock.set(NOON);
        var firm = firms.found();
        var rosa = firm.person("Rosa Patel", "Bookkeeper");
        fails(signIn, firm.email("Rosa"), 5);
        assertThat(firm.asSystem(alerts::raise)).as("a few slips are nobody's business").isZero();
        fails(signIn, firm.email("Rosa"), 1);
        firm.asSystem(alerts::raise);
        assertThat(firm.asSystem(alerts::raise)).as("told once").isZero();
        assertThat(firm.as(rosa, () -> notices.unseen())).singleElement().satisfies(notice -> assertThat(notice.message()).contains("wrong password", "6 times"));
        assertThat(firm.asAdministrator(() -> alerts.latest())).singleElement().satisfies(alert -> {
            assertThat(alert.name()).isEqualTo("Rosa Patel");
            assertThat(alert.failures()).isEqualTo(6);
        });
        assertThat(firms.found().asAdministrator(() -> alerts.latest())).as("no other firm's").isEmpty();
        fails(signIn, firm.email("Rosa"), 18);
        firm.asSystem(alerts::raise);
        assertThat(firm.asAdministrator(() -> alerts.latest())).as("and again when it goes on").hasSize(2);
    }

    @Test
    void theMessageSaysHowLongAndAnAdministratorEndsIt() {
        TestClock.set(NOON);
        var firm = firms.found();
        var rosa = firm.person("Rosa Patel", "Bookkeeper");
        TestClock.set(null);
        for (int i = 0; i < 12; i++) {
            throttle.failed(List.of(SignInThrottle.EMAIL + firm.email("Rosa"), SignInThrottle.EMAIL + "nobody" + firm.email("Rosa")), "203.0.113.9");
        }
        assertThat(refusal("nobody" + firm.email("Rosa"))).as("said alike of an account that is not there").isEqualTo(refusal(firm.email("Rosa"))).matches("Wait [23] minutes");
        Session anna = Session.signIn(port, firm.administratorEmail());
        firm.asSystem(alerts::raise);
        assertThat(anna.get("/people/sign-in-alerts").text()).contains("Must wait now", "Rosa Patel", "203.0.113.9", "Let Rosa Patel try again at once?");
        assertThat(firm.as(rosa, () -> notices.unseen())).hasSize(1);
        anna.post("/people/" + rosa + "/sign-in/allow");
        Session browser = Session.passwordOnly(port, firm.email("Rosa"));
        assertThat(browser.get("/profile/notices").text()).containsPattern("\\d+ times in a row, the last time from the address 203\\.0\\.113\\.9");
        assertThat(firm.asAdministrator(() -> alerts.letTryAgain(firm.administrator())).refusals()).extracting("code").containsExactly("self-approval");
    }

    /** What the sign-in page says to another try. */
    private String refusal(String email) {
        Session browser = Session.nobody(port);
        browser.get("/sign-in");
        var text = browser.get(browser.post("/sign-in", "email", email, "password", "wrong").location()).text();
        var said = java.util.regex.Pattern.compile("Wait [^,]+(?=,)").matcher(text);
        assertThat(said.find()).as(text).isTrue();
        return said.group();
    }
}
