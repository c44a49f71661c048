package org.chancery.finance.einvoicing;

/**
 * What a client wants in electronic invoices.
 *
 * @param buyerReference to be quoted (BT-10), such as a Leitweg-ID
 * @param vatId          with its country in front (BT-48)
 * @param untaxed        instead of the firm's own; empty for that
 */
public record ClientProfile(EInvoiceFormat format, String buyerReference, String vatId, EndpointAddress endpoint, Untaxed untaxed) {}
