package org.chancery.finance.trust;

import java.time.LocalDate;
import java.util.List;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.InvoiceId;
import org.joda.money.Money;

/** The room of bills says which of a matter's bills client money may pay: issued ones with a balance. */
public interface PayableBills {

    /** Oldest first. */
    List<PayableBill> of(MatterId matter);

    /**
     * A bill that may be paid.
     *
     * @param balance what is still owed on it
     */
    record PayableBill(InvoiceId id, String number, LocalDate issuedOn, Money balance) {}
}
