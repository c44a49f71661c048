package org.chancery.finance.rejections;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.MatterEvent;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.InvoiceId;
import org.joda.money.Money;

/** A reduction was accepted or appealed, or the client answered the appeal. */
public record ReductionMoved(ReductionId reduction, InvoiceId invoice, String number, MatterId matterId, ReductionState state, Money amount, Money won) implements MatterEvent {

    @Override
    public String summary() {
        String of = "Reduction of %s on bill %s ".formatted(Show.money(amount), number);
        return of + (state == ReductionState.PARTLY ? "partly won back, " + Show.money(won) : state == ReductionState.WON ? "won back" : state.title().toLowerCase(Locale.ROOT));
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("bill-reduction", reduction), ObjectRef.of("invoice", invoice, "reduced"));
    }

    @Override
    public Map<String, String> data() {
        return Map.of("state", state.name(), "won", won.getAmount().toPlainString(), "currency", amount.getCurrencyUnit().getCode());
    }
}
