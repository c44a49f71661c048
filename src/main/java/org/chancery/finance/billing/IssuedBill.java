package org.chancery.finance.billing;

import org.chancery.shared.InvoiceId;

/** A bill that was issued under its number. */
public record IssuedBill(InvoiceId invoiceId, String number) {}
