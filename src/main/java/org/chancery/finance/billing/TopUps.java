package org.chancery.finance.billing;

import org.chancery.finance.trust.TrustDisbursed;
import org.chancery.finance.trust.TrustPaidBill;
import org.chancery.finance.trust.TrustTransferred;
import org.chancery.practice.matters.MatterId;
import org.joda.money.Money;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Asks for more client money in the transaction in which a ledger falls to the minimum of its evergreen retainer: once for each fall, since the ledger's
 * row is locked by whoever takes from it.
 */
@Component
class TopUps {

    private final RetainerStore store;
    private final ApplicationEventPublisher events;

    TopUps(RetainerStore store, ApplicationEventPublisher events) {
        this.store = store;
        this.events = events;
    }

    @EventListener
    void paidOut(TrustDisbursed paid) {
        taken(paid.matterId(), paid.amount());
    }

    @EventListener
    void paidBill(TrustPaidBill paid) {
        taken(paid.matterId(), paid.amount());
    }

    @EventListener
    void transferred(TrustTransferred moved) {
        if (moved.amount().isNegative()) {
            taken(moved.matterId(), moved.amount().negated());
        }
    }

    private void taken(MatterId matter, Money amount) {
        if (store.of(matter) instanceof Retainer.Evergreen evergreen && evergreen.amount().getCurrencyUnit().equals(amount.getCurrencyUnit())) {
            Money held = store.held(matter, amount.getCurrencyUnit());
            if (evergreen.fell(held.plus(amount), held)) {
                ask(matter, evergreen, held);
            }
        }
    }

    void ask(MatterId matter, Retainer.Evergreen evergreen, Money held) {
        Money missing = evergreen.missing(held);
        store.ask(matter, held, missing);
        events.publishEvent(new TopUpAsked(matter, held, missing));
    }
}
