package org.chancery.practice.timekeeping;

/** Who was paid for a cost. */
public enum ExpenseKind {

    /** Paid to a third party: a court fee, an expert. */
    HARD("Paid out"),
    /** The firm's own: copies, mileage. */
    SOFT("In house");

    private final String title;

    ExpenseKind(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
