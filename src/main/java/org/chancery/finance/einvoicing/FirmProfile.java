package org.chancery.finance.einvoicing;

/**
 * What the firm is called in electronic invoices; an empty text is left out.
 *
 * @param country      ISO 3166-1 alpha-2
 * @param vatId        with its country in front (BT-31)
 * @param taxNumber    of the national tax office (BT-32)
 * @param registration in the register of companies or of the bar (BT-30)
 */
public record FirmProfile(String name, String street, String city, String postcode, String country, String vatId, String taxNumber, String registration, String iban,
        String bic, EndpointAddress endpoint, String contactName, String contactPhone, String contactEmail, Untaxed untaxed) {}
