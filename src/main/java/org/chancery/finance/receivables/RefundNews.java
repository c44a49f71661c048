package org.chancery.finance.receivables;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chancery.finance.billing.PaymentId;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.platform.web.Show;
import org.chancery.practice.contacts.ContactId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** What happened to a refund. */
public sealed interface RefundNews extends BusinessEvent {

    /**
     * What each of them tells.
     *
     * @param matterId the first matter whose bill the payment pays; null for none
     */
    record Facts(RefundId refund, PaymentId payment, String number, ContactId payor, Money amount, @Nullable UUID matterId) {}

    /** Somebody asked to give money back. */
    record RefundAsked(Facts facts) implements RefundNews {
        @Override
        public String summary() {
            return "Refund of %s asked for".formatted(Show.money(facts.amount()));
        }
    }

    /** Approved: the money left the bank. */
    record RefundPaid(Facts facts) implements RefundNews {
        @Override
        public String summary() {
            return "%s refunded".formatted(Show.money(facts.amount()));
        }
    }

    /** It is on account again. */
    record RefundCameBack(Facts facts) implements RefundNews {
        @Override
        public String summary() {
            return "Refund of %s came back".formatted(Show.money(facts.amount()));
        }
    }

    Facts facts();

    @Override
    default List<ObjectRef> objects() {
        return List.of(ObjectRef.of("refund", facts().refund()), ObjectRef.of("payment", facts().payment()), ObjectRef.of("contact", facts().payor(), "payor"));
    }

    @Override
    default @Nullable UUID matter() {
        return facts().matterId();
    }

    @Override
    default Map<String, String> data() {
        return Map.of("number", facts().number(), "amount", facts().amount().getAmount().toPlainString(), "currency", facts().amount().getCurrencyUnit().getCode());
    }
}
