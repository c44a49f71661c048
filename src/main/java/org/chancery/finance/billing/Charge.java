package org.chancery.finance.billing;

/** Whether a line's time is charged. */
public enum Charge {

    /** At its rate, or at the sum set instead. */
    CHARGED(""),
    /** Shown with its time, at nothing. */
    NO_CHARGE("No charge"),
    /** Covered by a fee agreed: shown for information or left out, at nothing. */
    COVERED("Covered by the fee agreed"),
    /** Beyond the cap agreed: shown with its value, at nothing. */
    OVER_CAP("Beyond the cap agreed");

    private final String title;

    Charge(String title) {
        this.title = title;
    }

    /** Empty for what is charged. */
    public String title() {
        return title;
    }
}
