package org.chancery.finance.runs;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Users;
import org.chancery.platform.inbox.Ask;
import org.chancery.platform.inbox.Inbox;
import org.chancery.platform.jobs.Recurring;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Starts billing rules whose day has come, in the name of whoever answers for each. If that is nobody any more, it is said to whoever prepares bills. */
@Component
class DueRules implements Recurring {

    private static final String KIND = "billing-rule";

    private final BillingRuleStore rules;
    private final BillingRuns runs;
    private final Users users;
    private final Inbox inbox;
    private final Firms firms;
    private final BillingRunSettings settings;
    private final TransactionTemplate transaction;

    DueRules(BillingRuleStore rules, BillingRuns runs, Users users, Inbox inbox, Firms firms, BillingRunSettings settings, TransactionTemplate transaction) {
        this.rules = rules;
        this.runs = runs;
        this.users = users;
        this.inbox = inbox;
        this.firms = firms;
        this.settings = settings;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "billing-rules-due";
    }

    @Override
    public Duration every() {
        return settings.watchEvery();
    }

    @Override
    public void run() {
        LocalDate today = firms.today();
        List<BillingRuleStore.Due> due = transaction.execute(_ -> rules.due(today));
        due.forEach(this::start);
    }

    private void start(BillingRuleStore.Due due) {
        Optional<Actor> owner = users.actor(Actors.current().firm(), due.rule().ownerId()).filter(actor -> actor.maySomewhere(Permission.BILLING_PREPARE));
        if (owner.isPresent()) {
            Actors.as(owner.get(), "billing rule " + due.rule().id(), () -> runs.startFor(due.rule().id(), due.on()));
        } else {
            transaction.executeWithoutResult(_ -> inbox.ask(Ask.of(KIND, due.rule().id(), "Billing rule “%s” cannot start: %s does not prepare bills any more. Save it anew."
                    .formatted(due.rule().terms().name(), due.rule().ownerName()), due.rule().href()).to(Permission.BILLING_PREPARE).within(1).doneByHand()));
        }
    }
}
