package org.chancery.finance.rejections;

import java.util.UUID;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.web.Choices;
import org.chancery.platform.web.Column;
import org.chancery.platform.web.Filter;
import org.chancery.platform.web.Listing;
import org.chancery.platform.web.Tone;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** What clients took off bills: each, counted by reason, and the rules proposed of it. */
public final class ReductionLists {

    private static final String CLIENT = "select display_name from practice.contact where id = :id";

    private ReductionLists() {}

    public static final Listing<ReductionView> REDUCTIONS = Listing.of("reductions", "Reductions", ReductionView.class)
            .sql(ReductionStore.SELECT).row(ReductionStore::view)
            .column(Column.date("receivedOn", "Received", ReductionView::receivedOn).required().link(ReductionView::href))
            .column(Column.text("number", "Bill", ReductionView::number).small(ReductionView::client).link(reduction -> "/bills/" + reduction.invoiceId() + "/reductions").required())
            .column(Column.text("reason", "Reason", (ReductionView reduction) -> reduction.reason().title()).small(reduction -> reduction.clientCode().isEmpty() ? null : reduction.clientCode()).required())
            .column(Column.prose("words", "The client wrote", (ReductionView reduction) -> reduction.words().isEmpty() ? reduction.narrative() : reduction.words()))
            .column(Column.money("amount", "Taken off", ReductionView::amount).required().total())
            .column(Column.money("won", "Won back", ReductionView::won).required().total())
            .column(Column.tag("state", "State", (ReductionView reduction) -> reduction.state().title()).tone(reduction -> reduction.state().tone()))
            .column(Column.date("dueOn", "Due", (ReductionView reduction) -> reduction.state().settled() ? null : reduction.dueOn()))
            .filter(Filter.choice("state", "State", Choices.of(ReductionState.class, ReductionState::title)))
            .filter(Filter.choice("reason", "Reason", Choices.of(ReductionReason.class, ReductionReason::title)))
            .filter(Filter.choice("currency", "Currency", Choices.query("select distinct currency as value, currency as label from finance.invoice order by 1")))
            .filter(Filter.dates("received", "Received", "received_on"))
            .filter(Filter.amounts("amount", "Taken off"))
            .filter(Filter.reference("clientId", "Client", CLIENT))
            .filter(Filter.reference("matterId", "Matter", "select number || ' ' || name from practice.matter where id = :id"))
            .search("number ilike :q or client ilike :q or matter ilike :q or words ilike :q or client_code ilike :q")
            .sort("-receivedOn")
            .view("All", "").view("To decide", "state=OPEN").view("Appealed", "state=APPEALED").view("Lost", "state=LOST&state=PARTLY&state=ACCEPTED")
            .action("By reason", "/reductions/reasons").action("Proposed rules", "/reductions/proposals")
            .empty("Nothing was taken off", "What a client refuses to pay is recorded on the bill, line by line with its reason: open the bill, then Reductions.", "See the bills", "/bills")
            .build();

    /** @param lost what the firm went without in the end, of what is settled */
    public record ReasonCount(UUID id, ReductionReason reason, int count, int bills, int clients, Money amount, Money won, Money lost, int open) {}

    public static final Listing<ReasonCount> REASONS = Listing.of("reduction-reasons", "Reductions by reason", ReasonCount.class)
            .sql("""
                select cast(md5(r.reason || r.currency) as uuid) as id, r.reason, r.currency, count(*) as count, count(distinct r.invoice_id) as bills, count(distinct i.client_id) as clients,
                       sum(r.amount_minor) as amount_minor, sum(r.won_minor) as won_minor,
                       sum(case when r.state in ('ACCEPTED', 'PARTLY', 'LOST') then r.amount_minor - r.won_minor else 0 end) as lost_minor,
                       count(*) filter (where r.state in ('OPEN', 'APPEALED')) as open
                from finance.bill_reduction r
                join finance.invoice i on i.firm_id = r.firm_id and i.id = r.invoice_id
                group by r.reason, r.currency
                """)
            .row(row -> new ReasonCount(row.id("id", id -> id), row.constant("reason", ReductionReason.class), row.number("count"), row.number("bills"), row.number("clients"), row.money("amount"),
                    row.money("won"), row.money("lost"), row.number("open")))
            .column(Column.text("reason", "Reason", (ReasonCount row) -> row.reason().title()).link(row -> "/reductions?reason=" + row.reason() + "&currency=" + row.amount().getCurrencyUnit().getCode()).required())
            .column(Column.count("count", "Reductions", ReasonCount::count).required())
            .column(Column.count("bills", "Bills", ReasonCount::bills).required())
            .column(Column.count("clients", "Clients", ReasonCount::clients).required())
            .column(Column.money("amount", "Taken off", ReasonCount::amount).required().total())
            .column(Column.money("won", "Won back", ReasonCount::won).required().total())
            .column(Column.money("lost", "Lost", ReasonCount::lost).required().total())
            .column(Column.count("open", "Not settled", ReasonCount::open).required())
            .filter(Filter.choice("reason", "Reason", Choices.of(ReductionReason.class, ReductionReason::title)))
            .sort("-count")
            .action("All reductions", "/reductions").action("Proposed rules", "/reductions/proposals")
            .empty("Nothing to count yet", "Once clients take something off bills, this says for what, how much, and what was won back.", "See the bills", "/bills")
            .build();

    public static final Listing<ProposalView> PROPOSALS = Listing.of("guideline-proposals", "Proposed rules", ProposalView.class)
            .sql(Proposals.SELECT).row(Proposals::view)
            .column(Column.text("reason", "Rule", (ProposalView proposal) -> proposal.reason().title()).link(ProposalView::href).required())
            .column(Column.text("client", "Client", ProposalView::client).required())
            .column(Column.count("count", "Reductions", ProposalView::count).required())
            .column(Column.prose("words", "The client wrote", ProposalView::words))
            .column(Column.instant("proposedAt", "Proposed", ProposalView::proposedAt).required())
            .column(Column.tag("state", "State", (ProposalView proposal) -> proposal.state().title()).tone(ReductionLists::tone).small(ReductionLists::remark))
            .filter(Filter.choice("state", "State", Choices.of(ProposalView.State.class, ProposalView.State::title)))
            .filter(Filter.choice("reason", "Rule", Choices.of(ReductionReason.class, ReductionReason::title)))
            .filter(Filter.reference("clientId", "Client", CLIENT))
            .search("client ilike :q or words ilike :q")
            .sort("-proposedAt")
            .view("All", "").view("To decide", "state=OPEN")
            .action("By reason", "/reductions/reasons", Permission.BILLING_VIEW.permission())
            .empty("No proposals", "When a client takes something off a bill for a reason that a rule could have caught while the work was typed, that rule is proposed here.", "See the reductions", "/reductions")
            .build();

    private static Tone tone(ProposalView proposal) {
        return switch (proposal.state()) {
            case OPEN -> Tone.WARN;
            case ACCEPTED -> Tone.GOOD;
            case DECLINED -> Tone.PLAIN;
        };
    }

    private static @Nullable String remark(ProposalView proposal) {
        return proposal.remark().isEmpty() ? null : proposal.remark();
    }
}
