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

/** A bill was issued under its number. */
public record InvoiceIssued(InvoiceId invoice, PreBillId preBill, String number, MatterId matterId, LocalDate date, LocalDate dueOn, Money total) implements MatterEvent {

    @Override
    public String summary() {
        return "Bill %s issued, %s".formatted(number, Show.money(total));
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("invoice", invoice), ObjectRef.of("pre-bill", preBill, "source"));
    }

    @Override
    public Map<String, String> data() {
        return Map.of("number", number, "date", date.toString(), "dueOn", dueOn.toString(), "amount", total.getAmount().toPlainString(), "currency", total.getCurrencyUnit().getCode());
    }
}
