package org.chancery.finance.receivables;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.platform.web.Show;
import org.chancery.practice.contacts.ContactId;
import org.joda.money.Money;

/** What happened to a payment plan. */
public sealed interface PlanNews extends BusinessEvent {

    /** What each of them tells. @param matterId the first whose bill it pays */
    record Facts(PlanId plan, ContactId client, Money total, UUID matterId) {}

    /** A client pays in instalments from now on. */
    record PlanAgreed(Facts facts) implements PlanNews {
        @Override
        public String summary() {
            return "Payment plan over %s agreed".formatted(Show.money(facts.total()));
        }
    }

    /** An instalment did not come. */
    record PlanBroken(Facts facts) implements PlanNews {
        @Override
        public String summary() {
            return "Payment plan over %s broken".formatted(Show.money(facts.total()));
        }
    }

    /** Somebody ended it before it was paid. */
    record PlanCancelled(Facts facts) implements PlanNews {
        @Override
        public String summary() {
            return "Payment plan over %s cancelled".formatted(Show.money(facts.total()));
        }
    }

    Facts facts();

    @Override
    default List<ObjectRef> objects() {
        return List.of(ObjectRef.of("payment-plan", facts().plan()), ObjectRef.of("contact", facts().client(), "client"));
    }

    @Override
    default UUID matter() {
        return facts().matterId();
    }

    @Override
    default Map<String, String> data() {
        return Map.of("amount", facts().total().getAmount().toPlainString(), "currency", facts().total().getCurrencyUnit().getCode());
    }
}
