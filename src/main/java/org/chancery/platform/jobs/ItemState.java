package org.chancery.platform.jobs;

import org.chancery.platform.web.Tone;

/** How an item of a run stands. */
public enum ItemState {
    WAITING("Waiting", Tone.PLAIN),
    DONE("Done", Tone.GOOD),
    /** Left to a person, with its reason. */
    PARKED("Parked", Tone.BAD);

    private final String label;
    private final Tone tone;

    ItemState(String label, Tone tone) {
        this.label = label;
        this.tone = tone;
    }

    public String label() {
        return label;
    }

    public Tone tone() {
        return tone;
    }
}
