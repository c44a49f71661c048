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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;

@ChancerySpringTest
class SignInThrottleTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Autowired TestFirms firms;
    @Autowired PasswordSignIn signIn;
    @Autowired SignInThrottle throttle;

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
            throttle.failed(subject);
        }
        assertThat(throttle.wait(subject)).isEqualTo(Duration.ofSeconds(8));
        for (int i = 0; i < 40; i++) {
            throttle.failed(subject);
        }
        assertThat(throttle.wait(subject)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void anOfficeBehindOneAddressIsNotLockedOutByAFewSlips() {
        TestClock.set(NOON);
        List<String> subject = List.of(SignInThrottle.ADDRESS + UUID.randomUUID());
        for (int i = 0; i < 50; i++) {
            throttle.failed(subject);
        }
        assertThat(throttle.wait(subject)).isZero();
    }
}
