package org.chancery.finance.ebilling.ledes;

/**
 * Something about an e-bill file that its receiver would stumble over.
 *
 * @param line   of the file, from 1; of a bill that is no file yet, its line; 0 if no line is meant
 * @param field  as the format calls it; empty if none is meant
 * @param number the field's position in a table, from 1; 0 if it has none
 * @param rule   stable, in kebab-case: {@code line-total}
 * @param reason what is wrong, in a sentence with the figures
 */
public record Finding(Severity severity, int line, String field, int number, String rule, String reason) {

    /** Whether a receiver refuses the file for it. */
    public enum Severity {
        ERROR("Refused"), WARNING("Look at it");

        private final String title;

        Severity(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** In one line: {@code line 3, field 21 LINE_ITEM_UNIT_COST: …}. */
    public String inWords() {
        String at = line == 0 ? "" : "line " + line;
        String what = field.isEmpty() ? "" : number == 0 ? field : "field " + number + " " + field;
        String place = at.isEmpty() || what.isEmpty() ? at + what : at + ", " + what;
        return place.isEmpty() ? reason : place + ": " + reason;
    }
}
