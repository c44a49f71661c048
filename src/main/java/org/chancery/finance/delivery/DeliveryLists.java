package org.chancery.finance.delivery;

import org.chancery.platform.web.Choices;
import org.chancery.platform.web.Column;
import org.chancery.platform.web.Filter;
import org.chancery.platform.web.Listing;
import org.springframework.stereotype.Component;

/** The list of deliveries, for pages and API alike. */
@Component
public class DeliveryLists {

    private static final Listing<DeliveryView> DELIVERIES = Listing.of("bill-deliveries", "Delivery of bills", DeliveryView.class)
            .sql(DeliveryStore.SQL)
            .row(DeliveryStore::read)
            .column(Column.text("number", "Bill", DeliveryView::number).link(each -> "/bills/" + each.invoiceId() + "/delivery").small(DeliveryView::client).required())
            .column(Column.text("recipient", "To", DeliveryView::to).small(each -> each.recipient().isEmpty() ? null : each.way().title()).required())
            .column(Column.tag("state", "State", DeliveryView::standing).tone(each -> each.state().tone()).required())
            .column(Column.prose("reason", "Why", DeliveryView::reason))
            .column(Column.text("askedBy", "Asked by", DeliveryView::askedBy).required())
            .column(Column.instant("askedAt", "Since", DeliveryView::askedAt).required())
            .column(Column.instant("sentAt", "Sent", DeliveryView::sentAt))
            .column(Column.money("total", "Total", DeliveryView::total).required())
            .filter(Filter.choice("state", "State", Choices.of(DeliveryState.class, DeliveryState::title)))
            .filter(Filter.choice("way", "Way", Choices.of(DeliveryWay.class, DeliveryWay::title)))
            .filter(Filter.reference("matterId", "Matter", "select number || ' ' || name from practice.matter where id = :id"))
            .filter(Filter.reference("clientId", "Client", "select display_name from practice.contact where id = :id"))
            .filter(Filter.instants("asked", "Since", "asked_at"))
            .search("number ilike :q or client ilike :q or recipient ilike :q")
            .sort("-askedAt")
            .view("To print", "way=PRINT&state=QUEUED")
            .view("Failed", "state=FAILED&state=UNSURE")
            .view("Waiting", "state=QUEUED&state=SENDING")
            .view("All", "")
            .empty("No bill was delivered yet", "Bills of a run go out as each client wants: by e-mail, as a file, on paper. What goes wrong is said here, with the reason.")
            .build();

    public Listing<DeliveryView> deliveries() {
        return DELIVERIES;
    }
}
