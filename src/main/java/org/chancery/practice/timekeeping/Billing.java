package org.chancery.practice.timekeeping;

/** Whether the client is charged for work. */
public enum Billing {

    /** Charged at a rate, which must exist. */
    BILLABLE("Billable"),
    /** Shown on the bill with its time, charged at nothing; its rate is kept for information where there is one. */
    NO_CHARGE("No charge"),
    /** Never on a bill, and without a rate. */
    NON_BILLABLE("Non-billable");

    private final String title;

    Billing(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
