package org.chancery.practice.matters;

/** Where a matter stands. */
public enum MatterStatus {
    /** Spoken of, not yet taken on. */
    PROSPECTIVE("Prospective"),
    OPEN("Open"),
    /** Taken on, at rest: nothing is worked on until it goes on. */
    ON_HOLD("On hold"),
    CLOSED("Closed");

    private final String word;

    MatterStatus(String word) {
        this.word = word;
    }

    /** As it is read on a page. */
    public String word() {
        return word;
    }
}
