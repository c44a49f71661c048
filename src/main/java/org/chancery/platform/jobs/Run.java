package org.chancery.platform.jobs;

import java.time.Instant;
import java.util.Map;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A run of a job.
 *
 * @param title   of the job; its name if no room knows it any more
 * @param turn    how often it was started, resumed or retried
 * @param reason  why it failed, or the last try did; null for none
 * @param endedAt null until it is done or has failed
 */
public record Run(RunId id, String job, String title, String subject, Map<String, String> parameters, UserId startedBy, String startedByName, Instant startedAt, RunState state,
        int turn, @Nullable String reason, @Nullable Instant endedAt, Progress progress) {

    /**
     * How far it is, over all items, those behind walls included.
     *
     * @param total   null until it is planned
     * @param waiting for their turn or for another try
     * @param nextAt  when the first of them is due; null if none waits
     */
    public record Progress(@Nullable Integer total, int done, int parked, int waiting, @Nullable Instant nextAt) {

        public String words() {
            return total == null ? "being planned" : "%,d of %,d done%s".formatted(done, total, parked == 0 ? "" : ", %,d parked".formatted(parked));
        }
    }

    public boolean canStop() {
        return state.underWay();
    }

    public boolean canResume() {
        return state == RunState.STOPPED;
    }

    /** A failed run, or the parked items of one that is done or stopped. */
    public boolean canRetry() {
        return state == RunState.FAILED || state == RunState.DONE && progress.parked() > 0;
    }
}
