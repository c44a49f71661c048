package org.chancery.finance.billing;

import java.util.List;
import java.util.Map;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.MatterEvent;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.InvoiceId;
import org.joda.money.Money;

/** Somebody asked to give up a debt. */
public record WriteOffProposed(WriteOffId writeOff, InvoiceId invoice, String invoiceNumber, MatterId matterId, Money amount) implements MatterEvent {

    @Override
    public String summary() {
        return "Write-off of %s on bill %s proposed".formatted(Show.money(amount), invoiceNumber);
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("write-off", writeOff), ObjectRef.of("invoice", invoice, "reduced"));
    }

    @Override
    public Map<String, String> data() {
        return Map.of("amount", amount.getAmount().toPlainString(), "currency", amount.getCurrencyUnit().getCode());
    }
}
