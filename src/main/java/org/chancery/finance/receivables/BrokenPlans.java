package org.chancery.finance.receivables;

import java.time.Duration;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.inbox.Ask;
import org.chancery.platform.inbox.Inbox;
import org.chancery.platform.jobs.Recurring;
import org.chancery.platform.web.Show;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Breaks payment plans of which an instalment is later than is waited for, and tells who agreed them, or whoever records payments. */
@Component
class BrokenPlans implements Recurring {

    static final String BROKEN = "broken-plan";
    private static final int AT_ONCE = 500;

    private final PlanStore store;
    private final Inbox inbox;
    private final Firms firms;
    private final CollectionSettings settings;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    BrokenPlans(PlanStore store, Inbox inbox, Firms firms, CollectionSettings settings, ApplicationEventPublisher events, TransactionTemplate transaction) {
        this.store = store;
        this.inbox = inbox;
        this.firms = firms;
        this.settings = settings;
        this.events = events;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "broken-plans";
    }

    @Override
    public Duration every() {
        return settings.plansEvery();
    }

    @Override
    public void run() {
        transaction.executeWithoutResult(_ -> store.missed(firms.today(), AT_ONCE).forEach(plan -> {
            if (store.end(plan.id(), PlanView.State.BROKEN, plan.on())) {
                inbox.ask(Ask.of(BROKEN, plan.id(), "A payment plan over %s was not kept: %s did not come".formatted(Show.money(plan.total()), Show.money(plan.missing())),
                        "/payment-plans/" + plan.id()).ofMatter(plan.matter().value()).to(plan.agreedBy()).to(Permission.PAYMENTS_RECORD).doneByHand());
                events.publishEvent(new PlanNews.PlanBroken(new PlanNews.Facts(plan.id(), plan.client(), plan.total(), plan.matter().value())));
            }
        }));
    }
}
