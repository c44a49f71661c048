package org.chancery.finance.rejections;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.inbox.Ask;
import org.chancery.platform.inbox.Inbox;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.Matters;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A reduction waits to be decided, and an appeal for its answer, each with its day: for the responsible lawyer first, then for whoever prepares bills. */
@Component
class ReductionItems {

    private static final String KIND = "reduction";
    private static final int USUAL_DAYS = 7;

    private final ReductionStore store;
    private final Inbox inbox;
    private final Matters matters;
    private final Firms firms;

    ReductionItems(ReductionStore store, Inbox inbox, Matters matters, Firms firms) {
        this.store = store;
        this.inbox = inbox;
        this.matters = matters;
        this.firms = firms;
    }

    @EventListener
    void recorded(ReductionRecorded recorded) {
        ask(store.find(recorded.reduction()).orElseThrow(), "%s taken off bill %s: appeal or accept");
    }

    @EventListener
    void moved(ReductionMoved moved) {
        if (moved.state().settled()) {
            inbox.settle(KIND, moved.reduction());
        } else {
            ask(store.find(moved.reduction()).orElseThrow(), "Appeal of %s on bill %s: what did the client answer?");
        }
    }

    private void ask(ReductionView reduction, String subject) {
        LocalDate due = reduction.dueOn();
        int days = due == null ? USUAL_DAYS : (int) Math.max(0, ChronoUnit.DAYS.between(firms.today(), due));
        inbox.ask(Ask.of(KIND, reduction.id(), subject.formatted(Show.money(reduction.amount()), reduction.number()), reduction.href()).ofMatter(reduction.matterId().value())
                .to(matters.ref(reduction.matterId()).orElseThrow().responsibleId()).to(Permission.BILLING_PREPARE).within(days));
    }
}
