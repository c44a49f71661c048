package org.chancery.finance.banking.statement;

/**
 * One file format in which banks hand out statements. Implementations have no state and may be shared between threads.
 */
public interface StatementFormat {

    /** The name that a bookkeeper knows the format by, such as {@code OFX/QFX}. */
    String name();

    /**
     * Whether a file that begins like this is in this format. Decided by content alone: the names of downloaded files
     * say nothing.
     *
     * @param head the first bytes of the file, at most {@link StatementReaders#HEAD_BYTES} of them
     */
    boolean recognises(byte[] head);

    /**
     * Reads the whole file, or says where and why that is impossible. Bad input is an answer, never an exception.
     *
     * @param content the whole file, already known to be of this format and within the size limit
     */
    StatementReading read(byte[] content);
}
