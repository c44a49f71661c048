package org.chancery.finance.billing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.InvoiceId;
import org.joda.money.Money;

/** A credit note reduced a bill. */
public record InvoiceCredited(CreditNoteId creditNote, String number, InvoiceId invoice, String invoiceNumber, MatterId matterId, LocalDate date, Money total) implements BusinessEvent {

    @Override
    public String summary() {
        return "Credit note %s on bill %s, %s".formatted(number, invoiceNumber, Show.money(total));
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("credit-note", creditNote), ObjectRef.of("invoice", invoice, "corrected"));
    }

    @Override
    public UUID matter() {
        return matterId.value();
    }

    @Override
    public Map<String, String> data() {
        return Map.of("number", number, "date", date.toString(), "amount", total.getAmount().toPlainString(), "currency", total.getCurrencyUnit().getCode());
    }
}
