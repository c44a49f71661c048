package org.chancery.testing;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.chancery.platform.firm.ProgramClock;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.jspecify.annotations.Nullable;

/** The program's clock in tests: as it runs, unless the current thread set another instant, so that parallel stories do not disturb each other. */
@TestConfiguration(proxyBeanMethods = false)
public class TestClock extends Clock {

    private static final Clock PROGRAM = new ProgramClock();
    private static final InheritableThreadLocal<@Nullable Instant> SET = new InheritableThreadLocal<>();

    @Bean
    @Primary
    Clock testClock() {
        return new TestClock();
    }

    /** From now on the current thread's clock stands at this instant; null lets it run again. */
    public static void set(@Nullable Instant instant) {
        SET.set(instant);
    }

    @Override
    public Instant instant() {
        Instant set = SET.get();
        return set == null ? PROGRAM.instant() : set;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
