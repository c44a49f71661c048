package org.chancery.finance.billing;

import java.math.BigDecimal;

/**
 * A tax as it holds on a day.
 *
 * @param percent from 0 to 100
 */
public record TaxRate(String code, BigDecimal percent) {}
