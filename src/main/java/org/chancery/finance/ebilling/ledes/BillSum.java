package org.chancery.finance.ebilling.ledes;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one bill of a file comes to.
 *
 * @param matters  as the law firm calls them
 * @param currency ISO code; empty where the format has none (LEDES 1998B)
 * @param stated   the total that the file says; null if it says none that can be read
 * @param lines    the sum of the lines' totals
 * @param count    of lines
 */
public record BillSum(String number, String client, String matters, String currency, @Nullable BigDecimal stated, BigDecimal lines, int count) {

    public boolean agrees() {
        return stated != null && stated.compareTo(lines) == 0;
    }
}
