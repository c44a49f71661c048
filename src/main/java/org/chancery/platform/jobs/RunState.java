package org.chancery.platform.jobs;

import org.chancery.platform.web.Tone;

/** How a run stands. */
public enum RunState {
    /** For its turn, or for the pause before another try. */
    WAITING("Waiting", Tone.PLAIN),
    RUNNING("Running", Tone.INFO),
    /** By a person; it goes on when somebody resumes it. */
    STOPPED("Stopped", Tone.WARN),
    /** Nothing waits any more; some items may be parked. */
    DONE("Done", Tone.GOOD),
    /** It cannot go on by itself. */
    FAILED("Failed", Tone.BAD);

    private final String label;
    private final Tone tone;

    RunState(String label, Tone tone) {
        this.label = label;
        this.tone = tone;
    }

    public String label() {
        return label;
    }

    public Tone tone() {
        return tone;
    }

    /** Whether it is under way and may be stopped. */
    public boolean underWay() {
        return this == WAITING || this == RUNNING;
    }
}
