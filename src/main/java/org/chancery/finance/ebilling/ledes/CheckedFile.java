package org.chancery.finance.ebilling.ledes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a file: its bills with their totals, and everything that is wrong with it.
 *
 * @param format   null if it is no e-bill at all
 * @param charset  of its text; empty if it is no text
 * @param content  null if it could not be read to its end
 * @param findings the first thousand, by line; {@code errors} and {@code warnings} count them all
 */
public record CheckedFile(@Nullable EBillFormat format, String charset, @Nullable EBillContent content, List<BillSum> bills, List<Finding> findings, int errors,
        int warnings) {

    public CheckedFile {
        bills = List.copyOf(bills);
        findings = List.copyOf(findings);
    }

    static CheckedFile of(@Nullable EBillFormat format, Encoding encoding, @Nullable EBillContent content, List<BillSum> bills, Findings findings) {
        return new CheckedFile(format, encoding.charset().name(), content, bills, findings.all(), findings.errors(), findings.warnings());
    }

    /** Whether nothing speaks against sending it. */
    public boolean isSound() {
        return errors == 0;
    }

    /** How many findings are not shown. */
    public int more() {
        return errors + warnings - findings.size();
    }
}
