package org.chancery.finance.billing;

/** Why an agreed fee is due. */
public enum AgreedFeeKind {

    /** A period of a subscription has begun. */
    PERIOD("Period"),
    /** A task was done, once. */
    TASK("Task"),
    /** An appearance, or whatever else is due each time. */
    APPEARANCE("Each time"),
    /** A share of a recovery. */
    CONTINGENCY("Contingency"),
    /** What was aimed at is reached. */
    SUCCESS("Success"),
    /** A retainer that is earned on receipt. */
    RETAINER("Retainer");

    private final String title;

    AgreedFeeKind(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
