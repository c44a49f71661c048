package org.chancery.finance.rejections;

import java.util.List;
import java.util.Map;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.MatterEvent;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.InvoiceId;
import org.joda.money.Money;

/** A client pays less than it was billed. */
public record ReductionRecorded(ReductionId reduction, InvoiceId invoice, String number, MatterId matterId, ReductionReason reason, Money amount) implements MatterEvent {

    @Override
    public String summary() {
        return "%s taken off bill %s by the client: %s".formatted(Show.money(amount), number, reason.title());
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("bill-reduction", reduction), ObjectRef.of("invoice", invoice, "reduced"));
    }

    @Override
    public Map<String, String> data() {
        return Map.of("reason", reason.name(), "amount", amount.getAmount().toPlainString(), "currency", amount.getCurrencyUnit().getCode());
    }
}
