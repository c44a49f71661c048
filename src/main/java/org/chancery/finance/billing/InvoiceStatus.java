package org.chancery.finance.billing;

import org.chancery.platform.web.Tone;

/** Where a bill stands; always derived from what was settled, never stored. */
public enum InvoiceStatus {

    /** Nothing was paid yet. */
    ISSUED("Unpaid", Tone.INFO),
    /** A part was paid, credited or written off. */
    PARTLY_PAID("Partly paid", Tone.WARN),
    /** Nothing is owed any more. */
    PAID("Paid", Tone.GOOD),
    /** All of it was credited. */
    CREDITED("Credited", Tone.PLAIN),
    /** Taken back as a whole; its number stays used. */
    VOID("Void", Tone.PLAIN);

    private final String title;
    private final Tone tone;

    InvoiceStatus(String title, Tone tone) {
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
