package org.chancery.finance.billing;

import org.chancery.platform.web.Tone;

/** How far a pre-bill has come. */
public enum PreBillStatus {

    /** Under review: it changes freely. */
    DRAFT("Awaiting approval", Tone.WARN),
    /** Somebody else than its preparer agreed; a change takes that back. */
    APPROVED("Approved", Tone.INFO),
    /** It became a bill. */
    ISSUED("Issued", Tone.GOOD),
    /** Given up; its work is free again. */
    CANCELLED("Cancelled", Tone.PLAIN);

    private final String title;
    private final Tone tone;

    PreBillStatus(String title, Tone tone) {
        this.title = title;
        this.tone = tone;
    }

    public String title() {
        return title;
    }

    public Tone tone() {
        return tone;
    }

    /** Whether it may still change or be issued. */
    public boolean open() {
        return this == DRAFT || this == APPROVED;
    }
}
