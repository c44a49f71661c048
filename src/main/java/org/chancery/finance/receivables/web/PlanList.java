package org.chancery.finance.receivables.web;

import java.time.LocalDate;
import org.chancery.finance.receivables.PlanId;
import org.chancery.finance.receivables.PlanView;
import org.chancery.platform.web.Choices;
import org.chancery.platform.web.Column;
import org.chancery.platform.web.Filter;
import org.chancery.platform.web.Listing;
import org.chancery.practice.contacts.ContactId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** The list of payment plans. */
final class PlanList {

    private PlanList() {}

    /** @param nextOn when the next instalment is due, or was; null for none */
    record PlanRow(PlanId id, ContactId clientId, String client, LocalDate agreedOn, PlanView.State state, @Nullable LocalDate nextOn, Money total, Money paid, Money open) {}

    /** As of {@code :today}. */
    static final Listing<PlanRow> PLANS = Listing.of("payment-plans", "Payment plans", PlanRow.class)
            .sql("""
                select p.id, p.client_id, c.display_name as client, p.agreed_on, p.currency, p.total_minor, p.paid_minor, p.total_minor - p.paid_minor as open_minor,
                       case when p.status = 'AGREED' then n.due_on end as next_on,
                       case when p.status <> 'AGREED' then p.status when p.paid_minor = p.total_minor then 'PAID' when n.due_on < cast(:today as date) then 'LATE' else 'RUNNING' end as state
                from finance.payment_plan_paid p
                join practice.contact c on c.firm_id = p.firm_id and c.id = p.client_id
                left join lateral (select min(d.due_on) as due_on from finance.payment_plan_due d where d.firm_id = p.firm_id and d.plan_id = p.id and d.until_then_minor > p.paid_minor) n on true
                """)
            .row(row -> new PlanRow(row.id("id", PlanId::new), row.id("client_id", ContactId::new), row.text("client"), row.date("agreed_on"), row.constant("state", PlanView.State.class),
                    row.dateOrNull("next_on"), row.money("total"), row.money("paid"), row.money("open")))
            .column(Column.text("client", "Client", PlanRow::client).link(p -> "/payment-plans/" + p.id()).sortBy("lower(client)").required())
            .column(Column.tag("state", "State", (PlanRow p) -> p.state().title()).tone(p -> p.state().tone()).required())
            .column(Column.date("agreedOn", "Agreed", PlanRow::agreedOn).required())
            .column(Column.date("nextOn", "Next instalment", PlanRow::nextOn))
            .column(Column.money("total", "Total", PlanRow::total).total().required())
            .column(Column.money("paid", "Paid", PlanRow::paid).total().required())
            .column(Column.money("open", "Open", PlanRow::open).total().required())
            .filter(Filter.choice("state", "State", Choices.of(PlanView.State.class, PlanView.State::title)))
            .filter(Filter.reference("clientId", "Client", "select display_name from practice.contact where id = :id"))
            .filter(Filter.dates("agreed", "Agreed", "agreed_on"))
            .search("client ilike :q")
            .sort("-agreedOn")
            .view("Running", "state=RUNNING&state=LATE")
            .view("Broken", "state=BROKEN")
            .view("All", "")
            .empty("No payment plan", "A client's account puts its open bills in instalments; whether they are kept is seen from payments.")
            .build();
}
