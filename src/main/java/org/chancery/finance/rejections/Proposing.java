package org.chancery.finance.rejections;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.inbox.Ask;
import org.chancery.platform.inbox.Inbox;
import org.chancery.practice.guidelines.RuleKind;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes a proposal of a reduction that a rule would have prevented, unless the client has such a rule today, or one is proposed already. It hangs on the matter of the reduction, whose wall
 * hides it.
 */
@Component
class Proposing {

    private final JdbcClient jdbc;
    private final ReductionStore reductions;
    private final Inbox inbox;
    private final Firms firms;

    Proposing(JdbcClient jdbc, ReductionStore reductions, Inbox inbox, Firms firms) {
        this.jdbc = jdbc;
        this.reductions = reductions;
        this.inbox = inbox;
        this.firms = firms;
    }

    @EventListener
    void recorded(ReductionRecorded recorded) {
        recorded.reason().rule().ifPresent(kind -> propose(reductions.find(recorded.reduction()).orElseThrow(), kind));
    }

    private void propose(ReductionView reduction, RuleKind kind) {
        ProposalId id = ProposalId.next();
        LocalDate today = firms.today();
        int made = jdbc.sql("""
                insert into finance.guideline_proposal (id, client_id, matter_id, reduction_id, reason, created_at)
                select :id, :client, :matter, :reduction, :reason, cast(:now as timestamptz)
                where not exists (select from practice.guideline g where g.client_id = :client and g.matter_id is null and g.kind = :kind and g.valid @> cast(:today as date))
                on conflict do nothing""")
                .param("id", id.value()).param("client", reduction.clientId().value()).param("matter", reduction.matterId().value()).param("reduction", reduction.id().value())
                .param("reason", reduction.reason().name()).param("kind", kind.name()).param("today", today).param("now", firms.now().atOffset(ZoneOffset.UTC)).update();
        if (made == 1) {
            inbox.ask(Ask.of(Proposals.KIND, id, "A rule for %s? “%s” was taken off bill %s".formatted(reduction.client(), reduction.reason().title(), reduction.number()),
                    "/reductions/proposals/" + id).ofMatter(reduction.matterId().value()).to(Permission.RATES_EDIT));
        }
    }
}
