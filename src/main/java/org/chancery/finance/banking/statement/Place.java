package org.chancery.finance.banking.statement;

/**
 * A place in a statement file.
 *
 * @param line   line, counted from 1; 0 when the whole file is meant
 * @param column column in that line, counted from 1; 0 when unknown
 * @param path   the field by its element names from the root ({@code OFX/BANKMSGSRSV1/…/STMTTRN[3]/TRNAMT}); empty
 *               when no field is meant
 */
public record Place(int line, int column, String path) {

    /** The file as a whole. */
    public static final Place WHOLE_FILE = new Place(0, 0, "");

    /** The place in words: {@code line 12, column 5, OFX/…/TRNAMT}. */
    public String inWords() {
        if (line == 0) {
            return path.isEmpty() ? "the whole file" : path;
        }
        String at = column == 0 ? "line " + line : "line " + line + ", column " + column;
        return path.isEmpty() ? at : at + ", " + path;
    }
}
