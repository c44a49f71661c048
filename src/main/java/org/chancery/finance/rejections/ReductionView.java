package org.chancery.finance.rejections;

import java.time.LocalDate;
import org.chancery.finance.billing.InvoiceLineView;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.InvoiceId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Something that a client took off a bill, as it stands.
 *
 * @param lineId     the line it was taken off; null for the bill as a whole, {@code line} and {@code narrative} likewise
 * @param line       its place on the bill
 * @param clientCode the reason as the client's system calls it; "" if it has none
 * @param words      what the client wrote; "" for nothing
 * @param dueOn      until when the client takes an appeal, or once it was asked, when an answer is expected; null for no such day
 * @param won        what the client pays after all; zero until it said so
 * @param settledOn  null while it is open or appealed
 */
public record ReductionView(ReductionId id, InvoiceId invoiceId, String number, MatterId matterId, String matter, ContactId clientId, String client,
        InvoiceLineView.@Nullable LineId lineId, @Nullable Integer line, @Nullable String narrative, ReductionReason reason, String clientCode, String words, Money amount, LocalDate receivedOn,
        ReductionState state, @Nullable LocalDate dueOn, String appeal, @Nullable LocalDate appealedOn, String answer, @Nullable LocalDate settledOn, Money won, int version) {

    /** What the firm goes without; zero while nothing is settled. */
    public Money lost() {
        return state.settled() ? amount.minus(won) : Money.zero(amount.getCurrencyUnit());
    }

    /** Where it is answered. */
    public String href() {
        return "/bills/" + invoiceId + "/reductions#reduction-" + id;
    }
}
