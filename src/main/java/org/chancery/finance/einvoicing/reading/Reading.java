package org.chancery.finance.einvoicing.reading;

import java.util.List;

/** What became of a file. */
public sealed interface Reading {

    /**
     * An electronic invoice.
     *
     * @param carrier  the name of the file within a PDF; empty for plain XML
     * @param findings faults first
     */
    record Read(ReadInvoice invoice, String carrier, List<Finding> findings) implements Reading {

        public Read {
            findings = findings.stream().sorted((a, b) -> a.severity().compareTo(b.severity())).toList();
        }

        /** Whether nothing is a reason to send it back. */
        public boolean clean() {
            return findings.stream().noneMatch(Finding::fault);
        }
    }

    /**
     * No electronic invoice that could be read.
     *
     * @param code   of a refusal, such as {@code einvoice-damaged}
     * @param reason one sentence
     */
    record Unreadable(String code, String reason) implements Reading {}
}
