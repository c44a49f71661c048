package org.chancery.finance.banking.statement;

/** What came of reading a file: all of it, or nothing and the reason. There is no partly read file. */
public sealed interface StatementReading {

    /** The file was read to its end and every amount in it is accounted for. */
    record Read(StatementFile file) implements StatementReading {}

    /**
     * The file was not read.
     *
     * @param place  where the reader stopped, as exactly as can be said
     * @param reason a sentence for a bookkeeper, saying what is wrong and, where known, what to do
     */
    record Unreadable(Place place, String reason) implements StatementReading {}
}
