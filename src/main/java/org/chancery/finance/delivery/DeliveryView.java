package org.chancery.finance.delivery;

import java.time.Instant;
import org.chancery.shared.InvoiceId;
import org.chancery.practice.matters.MatterId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A bill on its way to one recipient.
 *
 * @param recipient an address of mail; empty for none
 * @param occasion  1 for the first; a further one was asked for
 * @param reason    why it failed; empty if it did not
 * @param sentAt    null until it is sent, made as a file, or printed
 * @param reference the id of the message, or the name of the file; empty for none
 * @param printId   the batch in which it was printed; null for none
 */
public record DeliveryView(DeliveryId id, InvoiceId invoiceId, String number, MatterId matterId, String matter, String client, Money total, DeliveryWay way, String recipient, int occasion,
        DeliveryState state, String reason, String askedBy, Instant askedAt, @Nullable Instant sentAt, String reference, @Nullable BillPrintId printId) {

    /** To whom or how, in words. */
    public String to() {
        return recipient.isEmpty() ? way.title() : recipient;
    }

    /** In a word how far it is: a file is made and paper printed rather than sent. */
    public String standing() {
        return state != DeliveryState.SENT ? state.title() : switch (way) {
            case EMAIL, E_INVOICE -> state.title();
            case E_BILL -> "File made";
            case PRINT -> "Printed";
        };
    }
}
