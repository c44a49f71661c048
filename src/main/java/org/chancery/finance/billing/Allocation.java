package org.chancery.finance.billing;

import org.chancery.shared.InvoiceId;
import org.joda.money.Money;

/** A part of a payment for a bill; above zero. */
public record Allocation(InvoiceId invoiceId, Money amount) {}
