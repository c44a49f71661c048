package org.chancery.finance.billing;

/** What a line of a bill charges for. */
public enum LineKind {

    /** Recorded time. */
    TIME("Time"),
    /** A recorded expense. */
    EXPENSE("Expense"),
    /** The fee agreed for the whole matter, or a part of it. */
    FLAT_FEE("Flat fee"),
    /** A fee that the arrangement made due: a period, a task, a share of a recovery. */
    AGREED_FEE("Agreed fee"),
    /** A fee entered on the bill itself. */
    FEE("Fee"),
    /** A cost entered on the bill itself. */
    COST("Cost"),
    /** A sum taken off as a courtesy; zero or negative. */
    COURTESY("Courtesy"),
    /** Interest on an overdue bill: billed alone, untaxed, and bearing no interest itself. */
    INTEREST("Interest");

    private final String title;

    LineKind(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** Whether it is a cost; everything else stands among the fees. */
    public boolean cost() {
        return this == EXPENSE || this == COST;
    }

    /** Whether it is a copy of recorded work. */
    public boolean recorded() {
        return this == TIME || this == EXPENSE;
    }
}
