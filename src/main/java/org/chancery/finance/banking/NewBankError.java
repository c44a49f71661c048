package org.chancery.finance.banking;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A mistake of the bank to be named: either of a line, and then its amount follows from it, or of an amount that no line shows.
 *
 * @param amount what must be added to the bank's balance to make it right, below zero if too much was credited; null with a line
 */
public record NewBankError(@Nullable LineId lineId, @Nullable Money amount, String explanation) {}
