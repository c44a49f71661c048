package org.chancery.finance.billing;

import java.util.UUID;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.inbox.Ask;
import org.chancery.platform.inbox.Inbox;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.MatterView;
import org.chancery.practice.matters.Matters;
import org.chancery.shared.UserId;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A pre-bill waits in the inbox of the responsible lawyer until it is approved; of whoever else may approve, if she prepared it herself or may not. */
@Component
class PreBillItems {

    private static final String KIND = "pre-bill";
    private static final String COMMENT = "pre-bill-comment";

    private final Inbox inbox;
    private final Matters matters;
    private final JdbcClient jdbc;

    PreBillItems(Inbox inbox, Matters matters, JdbcClient jdbc) {
        this.inbox = inbox;
        this.matters = matters;
        this.jdbc = jdbc;
    }

    @EventListener
    void prepared(PreBillPrepared prepared) {
        ask(prepared.preBill(), prepared.matterId());
    }

    @EventListener
    void reopened(PreBillReopened reopened) {
        ask(reopened.preBill(), reopened.matterId());
    }

    @EventListener
    void approved(PreBillApproved approved) {
        inbox.settle(KIND, approved.preBill());
    }

    @EventListener
    void cancelled(PreBillCancelled cancelled) {
        inbox.withdraw(KIND, cancelled.preBill());
    }

    /** To whoever prepared it, until it is marked as read. */
    @EventListener
    void commented(PreBillCommented commented) {
        UserId preparer = preparer(commented.preBill());
        if (!preparer.equals(Actors.current().id())) {
            MatterView matter = matters.find(commented.matterId()).orElseThrow();
            inbox.ask(Ask.of(COMMENT, commented.preBill(), "%s on the pre-bill of %s: %s".formatted(Actors.current().name(), matter.number(), Invoices.shortened(commented.comment())),
                    "/pre-bills/" + commented.preBill()).ofMatter(commented.matterId().value()).to(preparer).to(Permission.BILLING_PREPARE).within(1).doneByHand());
        }
    }

    private void ask(PreBillId bill, MatterId of) {
        MatterView matter = matters.find(of).orElseThrow();
        inbox.ask(Ask.of(KIND, bill, "Pre-bill to approve: " + matter.number() + " " + matter.name(), "/pre-bills/" + bill).ofMatter(of.value())
                .to(matter.responsibleId()).to(Permission.BILLING_APPROVE).not(preparer(bill)));
    }

    private UserId preparer(PreBillId bill) {
        return jdbc.sql("select prepared_by from finance.pre_bill where id = :id").param("id", bill.value()).query(UUID.class).optional()
                .map(UserId::new).orElseGet(() -> Actors.current().id());
    }
}
