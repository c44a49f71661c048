package org.chancery.finance.billing;

import java.math.BigDecimal;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer may change of a line.
 *
 * @param minutes as billed; zero for what is no time
 * @param rate    an hour's price; null for what is no time, or time at no charge without a rate
 * @param gross   before discounts: minutes at the rate, or the sum set instead
 * @param tax     null for untaxed
 * @param mergedInto the line that has its time and value; null for none
 */
record LineTerms(Charge charge, int minutes, @Nullable Money rate, String narrative, Money gross, Discount discount, @Nullable TaxRate tax, Disposition disposition,
        @Nullable PreBillLineId mergedInto) {

    /** Of a line that was not merged into another. */
    LineTerms(Charge charge, int minutes, @Nullable Money rate, String narrative, Money gross, Discount discount, @Nullable TaxRate tax, Disposition disposition) {
        this(charge, minutes, rate, narrative, gross, discount, tax, disposition, null);
    }

    LineTerms time(Charge its, int billedMinutes, @Nullable Money hourly, Money sum) {
        return new LineTerms(its, billedMinutes, hourly, narrative, sum, discount, tax, disposition, mergedInto);
    }

    LineTerms narrative(String text) {
        return new LineTerms(charge, minutes, rate, text, gross, discount, tax, disposition, mergedInto);
    }

    LineTerms discount(Discount off) {
        return new LineTerms(charge, minutes, rate, narrative, gross, off, tax, disposition, mergedInto);
    }

    LineTerms tax(@Nullable TaxRate its) {
        return new LineTerms(charge, minutes, rate, narrative, gross, discount, its, disposition, mergedInto);
    }

    LineTerms disposition(Disposition its) {
        return new LineTerms(charge, minutes, rate, narrative, gross, discount, tax, its, null);
    }

    /** The terms that it had, with its time and value on another line. */
    LineTerms mergedInto(PreBillLineId line) {
        return new LineTerms(charge, minutes, rate, narrative, gross, discount, tax, Disposition.MERGED, line);
    }

    BigDecimal taxPercent() {
        return tax == null ? BigDecimal.ZERO : tax.percent();
    }
}
