package org.chancery.finance.einvoicing;

/**
 * Where electronic invoices are delivered (BT-34, BT-49).
 *
 * @param scheme of the EAS list: {@code EM} for mail, {@code 0204} for a Leitweg-ID, {@code 9930} for a German VAT number; empty for none
 */
public record EndpointAddress(String scheme, String id) {}
