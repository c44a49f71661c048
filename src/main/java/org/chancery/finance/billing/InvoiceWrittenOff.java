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

/** A debt was given up. */
public record InvoiceWrittenOff(WriteOffId writeOff, InvoiceId invoice, String invoiceNumber, MatterId matterId, LocalDate date, Money amount) implements MatterEvent {

    @Override
    public String summary() {
        return "%s of bill %s written off".formatted(Show.money(amount), invoiceNumber);
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("write-off", writeOff), ObjectRef.of("invoice", invoice, "reduced"));
    }

    @Override
    public Map<String, String> data() {
        return Map.of("date", date.toString(), "amount", amount.getAmount().toPlainString(), "currency", amount.getCurrencyUnit().getCode());
    }
}
