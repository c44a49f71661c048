package org.chancery.finance.billing.web;

import java.time.LocalDate;
import java.util.Locale;
import org.chancery.platform.web.Column;
import org.chancery.platform.web.Filter;
import org.chancery.platform.web.Listing;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.Arrangement;
import org.chancery.practice.matters.MatterId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** The matters that have something to bill up to {@code :upTo}: approved work on no open pre-bill, what is left of flat fees, and the fees agreed that came due. */
final class UnbilledList {

    private UnbilledList() {}

    /**
     * @param value   what a pre-bill would begin with, before tax and caps: work as the arrangement charges it, the fees agreed that are due, and costs
     * @param waiting items that approval keeps off
     */
    record UnbilledRow(MatterId id, String number, String matter, ContactId clientId, String client, String responsible, @Nullable String arrangement, int minutes, Money fees, Money costs,
            Money value, @Nullable LocalDate oldest, int waiting) {}

    /** How it is agreed, where that is not simply by the hour. */
    private static @Nullable String word(String kind) {
        Arrangement.Kind agreed = Arrangement.Kind.valueOf(kind);
        return agreed == Arrangement.Kind.HOURLY ? null : agreed.word().toLowerCase(Locale.ENGLISH);
    }

    static final Listing<UnbilledRow> UNBILLED = Listing.of("unbilled", "Matters to bill", UnbilledRow.class)
            .sql("""
                select w.*, w.id as matter_id from finance.matters_to_bill(cast(:upTo as date)) w
                """)
            .row(row -> new UnbilledRow(row.id("id", MatterId::new), row.text("number"), row.text("matter"), row.id("client_id", ContactId::new), row.text("client"),
                    row.text("responsible"), word(row.text("arrangement")), row.number("minutes"), row.money("fees"), row.money("costs"), row.money("value"), row.dateOrNull("oldest"),
                    row.number("waiting")))
            .column(Column.text("matter", "Matter", UnbilledRow::matter).link(m -> "/matters/" + m.id()).small(m -> m.number() + " · " + m.client()).required())
            .column(Column.text("responsible", "Lawyer", UnbilledRow::responsible).required())
            .column(Column.date("oldest", "Oldest work", UnbilledRow::oldest))
            .column(Column.minutes("minutes", "Time", UnbilledRow::minutes).total().required())
            .column(Column.money("fees", "Fees", UnbilledRow::fees).small(UnbilledRow::arrangement).total().required())
            .column(Column.money("costs", "Costs", UnbilledRow::costs).total().required())
            .column(Column.money("value", "To bill", UnbilledRow::value).small(m -> m.waiting() == 0 ? null : m.waiting() + " not approved").total().required())
            .filter(Filter.reference("matterId", "Matter", "select number || ' ' || name from practice.matter where id = :id"))
            .filter(Filter.reference("clientId", "Client", "select display_name from practice.contact where id = :id"))
            .filter(Filter.amounts("value", "To bill"))
            .filter(new Filter.Contains("through", "Work through", "cast(:through as text) is not null"))
            .search("number ilike :q or matter ilike :q or client ilike :q or responsible ilike :q")
            .sort("-value")
            .empty("Nothing to bill up to that day", "Time and costs appear here once they are approved, and flat fees until they are billed. What is on an open pre-bill stays there.")
            .build();
}
