package org.chancery.practice.timekeeping;

/** What a code says about work: which task of the matter it served, what was done, what was bought (UTBMS). */
public enum CodeKind {
    TASK("Task"), ACTIVITY("Activity"), EXPENSE("Expense");

    private final String title;

    CodeKind(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
