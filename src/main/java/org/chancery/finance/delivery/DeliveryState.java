package org.chancery.finance.delivery;

import org.chancery.platform.web.Tone;

/** How far a delivery is. */
public enum DeliveryState {

    QUEUED("Waiting", Tone.PLAIN),
    SENDING("Being sent", Tone.INFO),
    SENT("Sent", Tone.GOOD),
    /** It did not go, for the reason beside it. */
    FAILED("Failed", Tone.BAD),
    /** The program or the connection ended while it was being sent: it goes again only if a person says so. */
    UNSURE("May have arrived", Tone.WARN);

    private final String title;
    private final Tone tone;

    DeliveryState(String title, Tone tone) {
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
