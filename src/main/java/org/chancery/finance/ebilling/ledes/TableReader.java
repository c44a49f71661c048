package org.chancery.finance.ebilling.ledes;

import java.util.ArrayList;
import java.util.List;

/** Reads the lines of a table, each as it was written. Source: LEDES 1998B and 98BI V2, “file format”: fields between {@code |}, each record ends with {@code []}. */
final class TableReader {

    /** A line with more fields than this is no line of a bill; what is beyond stays in the last one. */
    private static final int MOST_FIELDS = 1000;

    private final EBillFormat format;
    private final Encoding encoding;
    private final Findings findings;
    private final List<LedesRow> rows = new ArrayList<>();
    private int line;

    TableReader(EBillFormat format, Encoding encoding, Findings findings) {
        this.format = format;
        this.encoding = encoding;
        this.findings = findings;
    }

    LedesTable read(String text) {
        for (int from = 0; from < text.length();) {
            int end = text.indexOf('\n', from);
            line++;
            take(text.substring(from, end < 0 ? text.length() : end));
            from = end < 0 ? text.length() : end + 1;
        }
        if (rows.isEmpty()) {
            findings.error(line, "", "no-lines", "The file has no lines of a bill after the two at its head.");
        }
        return new LedesTable(format, encoding, lineEnd(text), text.endsWith("\n"), rows);
    }

    private static String lineEnd(String text) {
        int at = text.indexOf('\n');
        return at > 0 && text.charAt(at - 1) == '\r' ? "\r\n" : "\n";
    }

    private void take(String written) {
        String record = written.endsWith("\r") ? written.substring(0, written.length() - 1) : written;
        if (record.isBlank()) {
            return;
        }
        if (!record.endsWith(LedesTable.END)) {
            boolean trailing = record.stripTrailing().endsWith(LedesTable.END);
            findings.error(line, "", "record-end", trailing ? "Blanks follow the [] that ends the line." : "The line does not end with []. Perhaps a line break stands in a text.");
            record = record.stripTrailing();
        }
        String inner = record.endsWith(LedesTable.END) ? record.substring(0, record.length() - LedesTable.END.length()) : record;
        switch (line) {
            case 1 -> { /* the format, by which this reader was chosen */ }
            case 2 -> names(fields(inner));
            default -> rows.add(new LedesRow(line, fields(inner)));
        }
    }

    private void names(List<String> names) {
        List<String> expected = LedesField.labels(format);
        if (names.size() != expected.size()) {
            findings.error(line, "", "names", "The second line names %d fields; %s has %d.".formatted(names.size(), format.title(), expected.size()));
            return;
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!expected.get(i).equalsIgnoreCase(names.get(i).strip())) {
                findings.error(line, LedesField.of(format).get(i), "names", "The second line says “%s” here.".formatted(Words.shortened(names.get(i))));
            }
        }
    }

    private static List<String> fields(String inner) {
        List<String> fields = new ArrayList<>();
        int from = 0;
        for (int at = inner.indexOf(LedesTable.BETWEEN); at >= 0 && fields.size() < MOST_FIELDS - 1; at = inner.indexOf(LedesTable.BETWEEN, from)) {
            fields.add(inner.substring(from, at));
            from = at + 1;
        }
        fields.add(inner.substring(from));
        return fields;
    }
}
