package org.chancery.platform.firm;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * For whom the current thread works. Every transaction begins by telling the database ({@link FirmTransactions});
 * outside of it a query sees nothing.
 */
public final class FirmContext {

    private static final ThreadLocal<@Nullable Scope> CURRENT = new ThreadLocal<>();

    private FirmContext() {}

    /**
     * A firm, who acts in it, and on which occasion.
     *
     * @param firm    the tenant; rooms never mention it
     * @param user    the acting person, service or system account
     * @param request identifies the web request, command or job, for the history
     * @param reason  why a change is made, if the person said; enters the history of each changed row
     * @param offices among whose matters alone this is done, all others being hidden; empty for those of the whole firm
     */
    public record Scope(UUID firm, UserId user, String request, @Nullable String reason, Set<OfficeId> offices) {

        public Scope {
            offices = Set.copyOf(offices);
        }

        /** Among the matters of the whole firm. */
        public Scope(UUID firm, UserId user, String request, @Nullable String reason) {
            this(firm, user, request, reason, Set.of());
        }

        public Scope because(String why) {
            return new Scope(firm, user, request, why, offices);
        }

        Scope confinedTo(Set<OfficeId> few) {
            return new Scope(firm, user, request, reason, few);
        }
    }

    public static Optional<Scope> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Among whose matters alone is worked now; empty for those of the whole firm. */
    public static Set<OfficeId> offices() {
        return current().map(Scope::offices).orElse(Set.of());
    }

    /** Does the work for the scope and puts the former one back, whatever happens. */
    public static <T extends @Nullable Object> T call(Scope scope, Supplier<T> work) {
        Scope before = CURRENT.get();
        enter(scope);
        try {
            return work.get();
        } finally {
            enter(before);
        }
    }

    /** Each line of the program's log says for which firm and on which occasion it was written. */
    private static void enter(@Nullable Scope scope) {
        if (scope == null) {
            CURRENT.remove();
            MDC.remove("firm");
            MDC.remove("request");
        } else {
            CURRENT.set(scope);
            MDC.put("firm", scope.firm().toString());
            MDC.put("request", scope.request());
        }
    }

    /** Work that may fail with anything, as a call that is intercepted. */
    interface Work {
        @Nullable Object call() throws Throwable;
    }

    static @Nullable Object callChecked(Scope scope, Work work) throws Throwable {
        Scope before = CURRENT.get();
        enter(scope);
        try {
            return work.call();
        } finally {
            enter(before);
        }
    }

    /** The same work, with a reason that enters the history. */
    public static <T extends @Nullable Object> T because(String why, Supplier<T> work) {
        Scope scope = current().orElseThrow(() -> new IllegalStateException("nobody acts"));
        return call(scope.because(why), work);
    }
}
