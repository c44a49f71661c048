package org.chancery.finance.ebilling.ledes;

import java.util.List;

/**
 * A file of LEDES 1998B or 98BI V2. Written again, its data lines are those that were read, byte by byte.
 *
 * @param encoding of its text
 * @param lineEnd  after each record's {@code []}
 * @param closed   whether the last record has one too
 * @param rows     without the two lines at the head
 */
public record LedesTable(EBillFormat format, Encoding encoding, String lineEnd, boolean closed, List<LedesRow> rows) implements EBillContent {

    static final String END = "[]";
    static final char BETWEEN = '|';

    public LedesTable {
        rows = List.copyOf(rows);
    }

    @Override
    public byte[] bytes() {
        StringBuilder text = new StringBuilder(format.mark()).append(END).append(lineEnd);
        record(text, LedesField.labels(format));
        for (LedesRow row : rows) {
            record(text.append(lineEnd), row.values());
        }
        if (closed) {
            text.append(lineEnd);
        }
        return encoding.encode(text.toString());
    }

    private static void record(StringBuilder text, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            text.append(i == 0 ? "" : "|").append(values.get(i));
        }
        text.append(END);
    }
}
