package org.chancery.platform.web;

/** The groups of the left rail, in their order. */
public enum Department {
    /** What waits for the person who looks; shown first and without a heading. */
    DESK(""),
    PRACTICE("Practice"),
    FINANCE("Finance"),
    DOCUMENTS("Documents"),
    PROCESS("Process"),
    FIRM("Firm");

    private final String heading;

    Department(String heading) {
        this.heading = heading;
    }

    /** The heading above the group; empty for {@link #DESK}. */
    public String heading() {
        return heading;
    }
}
