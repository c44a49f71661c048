package org.chancery.finance.rejections;

import org.chancery.platform.web.Tone;

/** How far the firm and the client are over a reduction. */
public enum ReductionState {
    OPEN("To decide", Tone.WARN), ACCEPTED("Accepted", Tone.PLAIN), APPEALED("Appealed", Tone.INFO), WON("Won", Tone.GOOD), PARTLY("Partly won", Tone.GOOD), LOST("Lost", Tone.BAD);

    private final String title;
    private final Tone tone;

    ReductionState(String title, Tone tone) {
        this.title = title;
        this.tone = tone;
    }

    public String title() {
        return title;
    }

    public Tone tone() {
        return tone;
    }

    /** Whether nothing is left to say. */
    public boolean settled() {
        return switch (this) {
            case OPEN, APPEALED -> false;
            case ACCEPTED, WON, PARTLY, LOST -> true;
        };
    }
}
