package org.chancery.finance.ebilling.ledes;

/** What a file holds, exactly enough to write it again. */
public sealed interface EBillContent permits LedesTable, LedesDocument {

    EBillFormat format();

    /**
     * The file.
     *
     * @throws IllegalStateException if a text does not fit the file's character set
     */
    byte[] bytes();
}
