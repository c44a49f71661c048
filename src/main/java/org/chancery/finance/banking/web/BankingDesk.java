package org.chancery.finance.banking.web;

import java.util.Map;
import java.util.Optional;
import org.chancery.finance.banking.Reconciliations;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.web.DeskPanel;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Reconciliations that agree and wait for this person's approval. */
@Component
@Order(40)
class BankingDesk implements DeskPanel {

    private final Reconciliations reconciliations;

    BankingDesk(Reconciliations reconciliations) {
        this.reconciliations = reconciliations;
    }

    @Override
    public Optional<View> view() {
        if (!Actors.current().may(Permission.BANKING_APPROVE)) {
            return Optional.empty();
        }
        var waiting = reconciliations.toApprove();
        return waiting.isEmpty() ? Optional.empty() : Optional.of(new View("finance/banking/desk.jte", Map.of("waiting", waiting)));
    }
}
