package org.chancery.finance.billing;

import org.joda.money.Money;

/**
 * A part of a line of a bill that is credited.
 *
 * @param amount before tax
 */
record CreditedLine(InvoiceLineView line, Money amount, Money tax) {

    Money total() {
        return amount.plus(tax);
    }
}
