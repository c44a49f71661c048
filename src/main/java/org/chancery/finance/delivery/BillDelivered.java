package org.chancery.finance.delivery;

import java.util.List;
import java.util.Map;
import org.chancery.shared.InvoiceId;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.practice.matters.MatterEvent;
import org.chancery.practice.matters.MatterId;

/** A bill went to a recipient, became a file for one, or was printed. */
public record BillDelivered(DeliveryId delivery, InvoiceId invoice, String number, MatterId matterId, DeliveryWay way, String recipient) implements MatterEvent {

    @Override
    public String summary() {
        return switch (way) {
            case EMAIL, E_INVOICE -> "Bill %s sent to %s".formatted(number, recipient);
            case E_BILL -> "Bill %s delivered as an e-bill".formatted(number);
            case PRINT -> "Bill %s printed".formatted(number);
        };
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("invoice", invoice));
    }

    @Override
    public Map<String, String> data() {
        return Map.of("number", number, "way", way.name(), "recipient", recipient);
    }
}
