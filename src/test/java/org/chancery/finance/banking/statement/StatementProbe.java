package org.chancery.finance.banking.statement;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/** Takes what a reader made of some bytes through all that an import does with it. */
final class StatementProbe {

    private StatementProbe() {}

    static void read(StatementFormat format, byte[] input) {
        byte[] head = Arrays.copyOf(input, Math.min(input.length, StatementReaders.HEAD_BYTES));
        if (!format.recognises(head)) {
            UnknownContent.describe(head, format.name());
            return;
        }
        if (format.read(input) instanceof StatementReading.Read(StatementFile file)) {
            file.statements().forEach(StatementProbe::follow);
            file.forAccount("000123456789");
            StatementJoin.join(file.statements());
        }
    }

    /** No two lines of a statement may be taken for one. */
    private static void follow(Statement statement) {
        List<String> marks = statement.lines().stream().map(StatementLine::fingerprint).toList();
        if (new HashSet<>(marks).size() != marks.size()) {
            throw new IllegalStateException("lines of a statement are taken for one another: " + marks);
        }
    }
}
