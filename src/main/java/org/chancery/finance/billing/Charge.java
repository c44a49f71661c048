package org.chancery.finance.billing;

/** Whether a line's time is charged. */
public enum Charge {

    /** At its rate, or at the sum set instead. */
    CHARGED(""),
    /** Shown with its time, at nothing. */
    NO_CHARGE("No charge"),
    /** Covered by a flat fee: shown for information or left out, at nothing. */
    COVERED("Covered by the flat fee");

    private final String title;

    Charge(String title) {
        this.title = title;
    }

    /** Empty for what is charged. */
    public String title() {
        return title;
    }
}
