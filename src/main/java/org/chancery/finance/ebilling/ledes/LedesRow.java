package org.chancery.finance.ebilling.ledes;

import java.util.List;

/**
 * A line of a table as it was written: every field's text to the character.
 *
 * @param line   of the file, from 1
 * @param values as many as the line had, be it too few or too many
 */
public record LedesRow(int line, List<String> values) {

    public LedesRow {
        values = List.copyOf(values);
    }

    /** Empty for a field that the line does not have. */
    public String text(LedesField field) {
        return field.ordinal() < values.size() ? values.get(field.ordinal()) : "";
    }

    boolean has(LedesField field) {
        return !text(field).isBlank();
    }
}
