package org.chancery.platform.identity;

import java.util.Optional;
import java.util.function.Supplier;
import org.chancery.platform.firm.FirmContext;
import org.jspecify.annotations.Nullable;

/** Who acts on the current thread. */
public final class Actors {

    private static final ThreadLocal<@Nullable Actor> CURRENT = new ThreadLocal<>();

    private Actors() {}

    /** Who acts; money and permissions fail closed, so nobody acting is a fault and never a guest. */
    public static Actor current() {
        return find().orElseThrow(() -> new IllegalStateException("nobody acts"));
    }

    public static Optional<Actor> find() {
        return Optional.ofNullable(CURRENT.get());
    }

    /**
     * Does the work as the actor, in the actor's firm.
     *
     * @param request identifies the occasion for the history: a request, a command, a job
     */
    public static <T extends @Nullable Object> T as(Actor actor, String request, Supplier<T> work) {
        Actor before = CURRENT.get();
        CURRENT.set(actor);
        try {
            return FirmContext.call(actor.scope(request), work);
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }
}
