package org.chancery.finance.banking;

import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.inbox.Ask;
import org.chancery.platform.inbox.Inbox;
import org.chancery.platform.web.Show;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A reconciliation waits for another person's approval. */
@Component
class ReconciliationItems {

    private static final String KIND = "reconciliation";

    private final Inbox inbox;

    ReconciliationItems(Inbox inbox) {
        this.inbox = inbox;
    }

    @EventListener
    void prepared(ReconciliationPrepared prepared) {
        inbox.ask(Ask.of(KIND, prepared.id(), "Reconciliation to approve once it agrees: %s to %s".formatted(prepared.accountName(), Show.date(prepared.date())),
                "/banking/reconciliations/" + prepared.id()).to(Permission.BANKING_APPROVE).not(Actors.current().id()));
    }

    @EventListener
    void approved(ReconciliationApproved approved) {
        inbox.settle(KIND, approved.id());
    }

    /** Thrown away by whoever prepared it. */
    @EventListener
    void discarded(ReconciliationDiscarded discarded) {
        inbox.withdraw(KIND, discarded.id());
    }
}
