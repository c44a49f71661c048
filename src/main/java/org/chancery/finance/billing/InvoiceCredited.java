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

/** A credit note reduced a bill. */
public record InvoiceCredited(CreditNoteId creditNote, String number, InvoiceId invoice, String invoiceNumber, MatterId matterId, LocalDate date, Money total) implements MatterEvent {

    @Override
    public String summary() {
        return "Credit note %s on bill %s, %s".formatted(number, invoiceNumber, Show.money(total));
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("credit-note", creditNote), ObjectRef.of("invoice", invoice, "corrected"));
    }

    @Override
    public Map<String, String> data() {
        return Map.of("number", number, "date", date.toString(), "amount", total.getAmount().toPlainString(), "currency", total.getCurrencyUnit().getCode());
    }
}
