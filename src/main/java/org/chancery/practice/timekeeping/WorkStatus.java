package org.chancery.practice.timekeeping;

/** How far time or an expense has come before it is billed. */
public enum WorkStatus {

    /** Still changed and deleted freely by whoever recorded it. */
    DRAFT("Draft"),
    /** Waits for somebody else's approval. */
    SUBMITTED("Submitted"),
    /** May be billed; changes only after its return to draft. */
    APPROVED("Approved");

    private final String title;

    WorkStatus(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
