package org.chancery.finance.rejections;

import java.time.ZoneOffset;
import java.util.Optional;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.inbox.Inbox;
import org.chancery.platform.web.Row;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.guidelines.Guideline;
import org.chancery.practice.guidelines.GuidelineId;
import org.chancery.practice.guidelines.Guidelines;
import org.chancery.practice.guidelines.NewGuideline;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Rules that clients' reductions ask for. A person accepts one by saying what it demands, or declines it; nothing becomes a rule by itself. */
@Service
public class Proposals {

    static final String KIND = "guideline-proposal";

    /** The columns of a {@link ProposalView}. */
    static final String SELECT = """
            select p.id, p.client_id, c.display_name as client, p.reason, p.state, p.reduction_id, i.number, r.words, p.created_at as proposed_at, p.guideline_id, p.remark,
                   u.name as decided_by, p.decided_at,
                   (select count(*) from finance.bill_reduction o join finance.invoice b on b.firm_id = o.firm_id and b.id = o.invoice_id
                    where o.firm_id = p.firm_id and o.reason = p.reason and b.client_id = p.client_id) as count
            from finance.guideline_proposal p
            join practice.contact c on c.firm_id = p.firm_id and c.id = p.client_id
            join finance.bill_reduction r on r.firm_id = p.firm_id and r.id = p.reduction_id
            join finance.invoice i on i.firm_id = r.firm_id and i.id = r.invoice_id
            left join platform.app_user u on u.firm_id = p.firm_id and u.id = p.decided_by
            """;
    private static final Refusal UNKNOWN = Refusal.of("not-found", "There is no such proposal.");
    private static final Refusal DECIDED = Refusal.of("proposal-decided", "Somebody decided this already.");

    private final JdbcClient jdbc;
    private final Guidelines guidelines;
    private final Inbox inbox;
    private final Firms firms;

    Proposals(JdbcClient jdbc, Guidelines guidelines, Inbox inbox, Firms firms) {
        this.jdbc = jdbc;
        this.guidelines = guidelines;
        this.inbox = inbox;
        this.firms = firms;
    }

    static ProposalView view(Row row) {
        return new ProposalView(row.id("id", ProposalId::new), row.id("client_id", ContactId::new), row.text("client"), row.constant("reason", ReductionReason.class),
                row.constant("state", ProposalView.State.class), row.id("reduction_id", ReductionId::new), row.text("number"), row.text("words"), row.number("count"), row.instant("proposed_at"),
                row.idOrNull("guideline_id", GuidelineId::new), row.text("remark"), row.textOrNull("decided_by"), row.instantOrNull("decided_at"));
    }

    @Requires({Permission.BILLING_VIEW, Permission.RATES_EDIT})
    @Transactional(readOnly = true)
    public Optional<ProposalView> find(ProposalId id) {
        return read(id);
    }

    private Optional<ProposalView> read(ProposalId id) {
        return jdbc.sql(SELECT + "where p.id = :id").param("id", id.value()).query(Row.mapping(Proposals::view)).optional();
    }

    /** Enters the rule that a person made of the proposal, for its client. Refused {@code not-found}, {@code proposal-decided}, {@code kind-other}, and as {@link Guidelines#add} refuses. */
    @Requires(Permission.RATES_EDIT)
    @Transactional
    public Outcome<Guideline> accept(ProposalId id, NewGuideline rule) {
        ProposalView proposal = read(id).orElse(null);
        if (proposal == null) {
            return Outcome.refused(UNKNOWN);
        }
        if (proposal.reason().rule().filter(rule.kind()::equals).isEmpty() || !rule.clientId().equals(proposal.clientId())) {
            return Outcome.refusedAt("kind", "kind-other", "This proposal is of another kind of rule, or of another client.");
        }
        return guidelines.add(rule).flatMap(made -> decide(id, ProposalView.State.ACCEPTED, made.id(), "") ? Outcome.done(made) : Outcome.refused(DECIDED));
    }

    /** Leaves things as they are. Refused {@code not-found}, {@code proposal-decided}, {@code required} without a reason. */
    @Requires(Permission.RATES_EDIT)
    @Transactional
    public Outcome<ProposalView> decline(ProposalId id, String remark) {
        if (read(id).isEmpty()) {
            return Outcome.refused(UNKNOWN);
        }
        if (remark.isBlank() || remark.length() > 1000) {
            return Outcome.refused(remark.isBlank() ? Refusal.required("remark") : Refusal.at("remark", "too-long", "At most 1,000 characters."));
        }
        return decide(id, ProposalView.State.DECLINED, null, remark.strip()) ? Outcome.done(read(id).orElseThrow()) : Outcome.refused(DECIDED);
    }

    private boolean decide(ProposalId id, ProposalView.State state, @Nullable GuidelineId rule, String remark) {
        int decided = jdbc.sql("""
                update finance.guideline_proposal set state = :state, guideline_id = :rule, remark = :remark, decided_by = :me, decided_at = :now, version = version + 1
                where id = :id and state = 'OPEN'""")
                .param("state", state.name()).param("rule", rule == null ? null : rule.value()).param("remark", remark).param("me", Actors.current().id().value())
                .param("now", firms.now().atOffset(ZoneOffset.UTC)).param("id", id.value()).update();
        inbox.settle(KIND, id);
        return decided == 1;
    }
}
