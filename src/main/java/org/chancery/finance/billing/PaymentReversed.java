package org.chancery.finance.billing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.MatterEvent;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.InvoiceId;
import org.joda.money.Money;

/** A payment was taken back: it bounced, or was a mistake. */
public record PaymentReversed(PaymentId payment, String number, InvoiceId invoice, String invoiceNumber, MatterId matterId, LocalDate date, Money amount, String reason) implements MatterEvent {

    @Override
    public String summary() {
        return "Payment of %s on bill %s reversed".formatted(Show.money(amount), invoiceNumber);
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("payment", payment), ObjectRef.of("invoice", invoice, "owed-again"));
    }

    @Override
    public Map<String, String> data() {
        return Map.of("number", number, "date", date.toString(), "reason", reason, "amount", amount.getAmount().toPlainString(), "currency", amount.getCurrencyUnit().getCode());
    }
}
