package org.chancery.platform.jobs;

import java.util.List;
import java.util.UUID;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.platform.identity.Permission;
import org.jspecify.annotations.Nullable;

/** What happened to a run. It belongs to no matter: its subject names none. */
public sealed interface RunEvent extends BusinessEvent {

    RunId run();

    @Override
    default List<ObjectRef> objects() {
        return List.of(ObjectRef.of("job-run", run()));
    }

    @Override
    default @Nullable UUID matter() {
        return null;
    }

    record RunStarted(RunId run, String title, String subject) implements RunEvent {
        @Override
        public String summary() {
            return title + " started: " + subject;
        }
    }

    record RunStopped(RunId run, String title, String subject) implements RunEvent {
        @Override
        public String summary() {
            return title + " stopped: " + subject;
        }
    }

    /** After it was stopped, or after it failed or left items behind. */
    record RunResumed(RunId run, String title, String subject) implements RunEvent {
        @Override
        public String summary() {
            return title + " resumed: " + subject;
        }
    }

    /**
     * Nothing waits any more.
     *
     * @param parked   what is left to a person
     * @param concerns who else should know of it, if anything is left
     */
    record RunDone(RunId run, String title, String subject, int done, int parked, Permission concerns) implements RunEvent {
        @Override
        public String summary() {
            return "%s done: %s, %,d done%s".formatted(title, subject, done, parked == 0 ? "" : ", %,d parked".formatted(parked));
        }
    }

    /** @param concerns who else should know of it */
    record RunFailed(RunId run, String title, String subject, String reason, Permission concerns) implements RunEvent {
        @Override
        public String summary() {
            return "%s failed: %s. %s".formatted(title, subject, reason);
        }
    }
}
