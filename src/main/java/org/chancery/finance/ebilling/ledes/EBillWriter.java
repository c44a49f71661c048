package org.chancery.finance.ebilling.ledes;

import java.nio.charset.Charset;
import java.util.Optional;

/** Makes files of bills. What a format cannot say is a finding, never left out in silence. */
public final class EBillWriter {

    private EBillWriter() {}

    /** Why a bill cannot be written in a format at all; empty if it can. */
    public static Optional<Finding> objection(EBill bill, EBillFormat format) {
        if (!format.carriesTax() && bill.taxTotal().signum() != 0) {
            return Optional.of(error("tax", format.isXml() ? "Taxes in %s are not written yet: choose LEDES 98BI V2 for this client.".formatted(format.title())
                    : "%s has no field for tax: choose LEDES 98BI V2 for this client.".formatted(format.title())));
        }
        return bill.lines().isEmpty() ? Optional.of(error("no-lines", "The bill has no lines.")) : Optional.empty();
    }

    private static Finding error(String rule, String reason) {
        return new Finding(Finding.Severity.ERROR, 0, "", 0, rule, reason);
    }

    /** The file of one bill. It is checked by reading it again, as the receiver will. */
    public static EBillContent write(EBill bill, EBillFormat format, Charset charset) {
        Encoding encoding = Encoding.of(charset);
        return format.isXml() ? new DocumentWriter(bill, format, encoding).document() : new TableWriter(bill, format, encoding).table();
    }
}
