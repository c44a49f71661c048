package org.chancery.finance.banking.statement;

/**
 * Carries the first fault out of the depths of a reader up to its {@link StatementFormat#read}, where it becomes an
 * {@link StatementReading.Unreadable}. Never leaves this package. Without a stack trace, as it tells of the file and
 * not of the program.
 */
final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Place place;
    private final String reason;

    UnreadableException(Place place, String reason) {
        super(reason, null, false, false);
        this.place = place;
        this.reason = reason;
    }

    StatementReading.Unreadable asReading() {
        return new StatementReading.Unreadable(place, reason);
    }
}
