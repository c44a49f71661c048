package org.chancery.finance.trust;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.InvoiceId;
import org.joda.money.Money;

/** The room of bills says which of a matter's bills client money may pay: issued ones with a balance. */
public interface PayableBills {

    /** Oldest first. */
    List<PayableBill> of(MatterId matter);

    /** A bill's number, whether or not it is still owed; empty if there is no such bill for this person. */
    Optional<String> number(InvoiceId bill);

    /**
     * A bill that may be paid.
     *
     * @param balance what is still owed on it
     */
    record PayableBill(InvoiceId id, String number, LocalDate issuedOn, Money balance) {}
}
