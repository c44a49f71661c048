package org.chancery.finance.einvoicing;

import java.time.Instant;
import org.chancery.platform.storage.BlobId;
import org.chancery.shared.InvoiceId;

/** An electronic invoice as it was made; its content never changes. */
public record EInvoiceView(InvoiceId invoiceId, EInvoiceFormat format, String name, Instant madeAt, String madeBy, BlobId content) {}
