package org.chancery.finance.receivables.web;

import java.time.Instant;
import java.time.LocalDate;
import org.chancery.finance.receivables.InterestChargeId;
import org.chancery.platform.web.Choices;
import org.chancery.platform.web.Column;
import org.chancery.platform.web.Filter;
import org.chancery.platform.web.Listing;
import org.chancery.platform.web.Tone;
import org.chancery.practice.contacts.ContactId;
import org.chancery.shared.InvoiceId;
import org.joda.money.Money;

/** The list of interest that was charged. */
final class InterestLists {

    private InterestLists() {}

    /** How far a charge has come. */
    enum State {
        PREPARED("On a pre-bill", Tone.WARN), BILLED("Billed", Tone.GOOD), FREED("Taken back", Tone.PLAIN);

        private final String title;
        private final Tone tone;

        State(String title, Tone tone) {
            this.title = title;
            this.tone = tone;
        }

        String title() {
            return title;
        }

        Tone tone() {
            return tone;
        }
    }

    /** @param document where it is asked for */
    record ChargeRow(InterestChargeId id, InvoiceId invoiceId, String number, ContactId clientId, String client, LocalDate from, LocalDate through, String document, String href, State state,
            String by, Instant at, Money amount) {}

    static final Listing<ChargeRow> CHARGES = Listing.of("interest-charges", "Interest charged", ChargeRow.class)
            .sql("""
                select c.id, c.invoice_id, i.number, i.client_id, i.client_name as client, c.from_day, c.through_day, coalesce('Bill ' || x.number, 'Pre-bill') as document,
                       case when x.id is null then '/pre-bills/' || c.pre_bill_id else '/bills/' || x.id end as href,
                       case when not c.live then 'FREED' when x.id is null then 'PREPARED' else 'BILLED' end as state, u.name as by_name, c.created_at, i.currency, c.amount_minor
                from finance.interest_charge c
                join finance.invoice i on i.firm_id = c.firm_id and i.id = c.invoice_id
                join platform.app_user u on u.firm_id = c.firm_id and u.id = c.created_by
                left join finance.invoice x on x.firm_id = c.firm_id and x.pre_bill_id = c.pre_bill_id
                """)
            .row(row -> new ChargeRow(row.id("id", InterestChargeId::new), row.id("invoice_id", InvoiceId::new), row.text("number"), row.id("client_id", ContactId::new), row.text("client"),
                    row.date("from_day"), row.date("through_day"), row.text("document"), row.text("href"), row.constant("state", State.class), row.text("by_name"), row.instant("created_at"),
                    row.money("amount")))
            .column(Column.text("number", "Overdue bill", ChargeRow::number).link(c -> "/bills/" + c.invoiceId() + "/interest").required())
            .column(Column.text("client", "Client", ChargeRow::client).link(c -> "/receivables/" + c.clientId()).required())
            .column(Column.date("from", "From", ChargeRow::from).sortBy("from_day").required())
            .column(Column.date("through", "To", ChargeRow::through).sortBy("through_day").required())
            .column(Column.text("document", "Asked for by", ChargeRow::document).link(ChargeRow::href).required())
            .column(Column.tag("state", "State", (ChargeRow c) -> c.state().title()).tone(c -> c.state().tone()).required())
            .column(Column.money("amount", "Interest", ChargeRow::amount).total().required())
            .filter(Filter.choice("state", "State", Choices.of(State.class, State::title)))
            .filter(Filter.reference("clientId", "Client", "select display_name from practice.contact where id = :id"))
            .filter(Filter.dates("through", "To", "through_day"))
            .search("number ilike :q or client ilike :q or document ilike :q")
            .sort("-through")
            .empty("No interest was charged", "Interest accrues by itself where terms say so. A client's account and a bill's page charge it: a pre-bill over it waits for approval then.")
            .build();
}
