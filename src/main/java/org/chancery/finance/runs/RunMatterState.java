package org.chancery.finance.runs;

import org.chancery.platform.web.Tone;

/** What came of a matter in a billing run. */
public enum RunMatterState {

    /** By a dry run. */
    WOULD_PREPARE("Would be prepared", Tone.INFO),
    DRAFT("Awaiting approval", Tone.WARN),
    APPROVED("Approved", Tone.INFO),
    ISSUED("Issued", Tone.GOOD),
    CANCELLED("Cancelled", Tone.PLAIN),
    /** Nothing to bill, or not now. */
    LEFT_OUT("Left out", Tone.PLAIN),
    /** It could not be prepared. */
    PARKED("Parked", Tone.BAD);

    private final String title;
    private final Tone tone;

    RunMatterState(String title, Tone tone) {
        this.title = title;
        this.tone = tone;
    }

    public String title() {
        return title;
    }

    public Tone tone() {
        return tone;
    }
}
