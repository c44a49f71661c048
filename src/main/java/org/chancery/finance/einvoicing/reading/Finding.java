package org.chancery.finance.einvoicing.reading;

/**
 * What is wrong or odd about an invoice that could be read.
 *
 * @param rule  of EN 16931 or of a national rule set, such as {@code BR-CO-15}; empty for a rule of ours
 * @param words one sentence for who pays the invoice
 */
public record Finding(Severity severity, String rule, String words) {

    /** A fault is a reason to send the invoice back; a note is not. */
    public enum Severity { FAULT, NOTE }

    static Finding fault(String rule, String words) {
        return new Finding(Severity.FAULT, rule, words);
    }

    static Finding note(String rule, String words) {
        return new Finding(Severity.NOTE, rule, words);
    }

    public boolean fault() {
        return severity == Severity.FAULT;
    }
}
