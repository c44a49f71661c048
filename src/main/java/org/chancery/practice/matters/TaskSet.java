package org.chancery.practice.matters;

/** The UTBMS task codes that a matter's time is recorded with. Source: UTBMS code sets, ABA and ACC. */
public enum TaskSet {
    LITIGATION("Litigation (L100–L530)"),
    PROJECT("Project (P100–P800)"),
    BANKRUPTCY("Bankruptcy (B110–B420)"),
    COUNSELLING("Counselling (C100–C400)");

    private final String word;

    TaskSet(String word) {
        this.word = word;
    }

    /** As it is read on a page. */
    public String word() {
        return word;
    }
}
