package org.chancery.finance.ebilling;

import java.time.Instant;
import org.chancery.finance.ebilling.ledes.EBillFormat;
import org.chancery.shared.InvoiceId;

/**
 * An e-bill file that was made of a bill, and stays as it was.
 *
 * @param size   in bytes
 * @param sha256 of its bytes, in hexadecimal
 */
public record EBillFile(EBillFileId id, InvoiceId invoiceId, EBillFormat format, String name, long size, String sha256, String madeBy, Instant madeAt) {

    public String href() {
        return "/ebills/" + id;
    }
}
