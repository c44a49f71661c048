package org.chancery.platform.firm;

/**
 * What a firm may number by office: a room declares its own as a bean, and an office then takes the firm's series or has one of its own.
 *
 * @param kind  of the series, as it was created
 * @param title in the plural, as a form names it: Matters
 */
public record NumberedByOffice(String kind, String title) {}
