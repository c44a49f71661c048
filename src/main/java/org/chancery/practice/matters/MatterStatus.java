package org.chancery.practice.matters;

import org.chancery.platform.web.Tone;

/** Where a matter stands. */
public enum MatterStatus {
    /** Spoken of, not yet taken on. */
    PROSPECTIVE("Prospective", Tone.INFO),
    OPEN("Open", Tone.GOOD),
    /** Taken on, at rest: nothing is worked on until it goes on. */
    ON_HOLD("On hold", Tone.WARN),
    CLOSED("Closed", Tone.PLAIN);

    private final String word;
    private final Tone tone;

    MatterStatus(String word, Tone tone) {
        this.word = word;
        this.tone = tone;
    }

    /** As it is read on a page. */
    public String word() {
        return word;
    }

    /** The colour beside the word. */
    public Tone tone() {
        return tone;
    }
}
