package org.chancery.platform.firm;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The program's clock: the system's, but for work that tells a story of another day, such as the making of the demo firm. */
public final class ProgramClock extends Clock {

    private static final ThreadLocal<@Nullable Instant> STORY = new ThreadLocal<>();

    /** Does the work as if it were this instant, on the current thread. The rows' own times of writing stay true. */
    public static <T extends @Nullable Object> T at(Instant instant, Supplier<T> work) {
        Instant before = STORY.get();
        STORY.set(instant);
        try {
            return work.get();
        } finally {
            if (before == null) {
                STORY.remove();
            } else {
                STORY.set(before);
            }
        }
    }

    @Override
    public Instant instant() {
        Instant story = STORY.get();
        return story == null ? Instant.now() : story;
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
