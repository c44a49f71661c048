package org.chancery.finance.billing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.practice.matters.MatterEvent;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.InvoiceId;

/** A bill was taken back as a whole; its work is unbilled again. */
public record InvoiceVoided(InvoiceId invoice, String number, MatterId matterId, LocalDate date, String reason) implements MatterEvent {

    @Override
    public String summary() {
        return "Bill %s voided".formatted(number);
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("invoice", invoice));
    }

    @Override
    public Map<String, String> data() {
        return Map.of("number", number, "date", date.toString(), "reason", reason);
    }
}
