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

/** Money paid a bill, wholly or in part. */
public record PaymentReceived(PaymentId payment, String number, InvoiceId invoice, String invoiceNumber, MatterId matterId, LocalDate date, Money amount) implements MatterEvent {

    @Override
    public String summary() {
        return "%s paid on bill %s".formatted(Show.money(amount), invoiceNumber);
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("payment", payment), ObjectRef.of("invoice", invoice, "paid"));
    }

    @Override
    public Map<String, String> data() {
        return Map.of("number", number, "date", date.toString(), "amount", amount.getAmount().toPlainString(), "currency", amount.getCurrencyUnit().getCode());
    }
}
