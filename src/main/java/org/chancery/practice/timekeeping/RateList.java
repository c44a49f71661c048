package org.chancery.practice.timekeeping;

import java.util.List;
import java.util.Optional;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Choices;
import org.chancery.platform.web.Column;
import org.chancery.platform.web.Filter;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Listing;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Row;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The list of rates. */
@Service
public class RateList {

    private static final String SELECT = """
            select r.id, r.timekeeper_id, u.name as timekeeper, r.client_id, c.display_name as client, r.matter_id, m.number || ' ' || m.name as matter,
                   r.activity_code, r.currency, r.hourly_minor, lower(r.valid) as valid_from, upper(r.valid) - 1 as valid_through, r.version,
                   case when r.matter_id is not null then 'MATTER' when r.client_id is not null then 'CLIENT' else 'FIRM' end as scope
            from practice.rate r
            left join platform.app_user u on u.firm_id = r.firm_id and u.id = r.timekeeper_id
            left join practice.contact c on c.firm_id = r.firm_id and c.id = r.client_id
            left join practice.matter m on m.firm_id = r.firm_id and m.id = r.matter_id""";

    public static final Listing<RateRow> RATES = Listing.of("rates", "Rates", RateRow.class)
            .sql(SELECT).row(RateList::row)
            .column(Column.text("timekeeper", "Timekeeper", (RateRow rate) -> rate.timekeeper() == null ? "Everybody" : rate.timekeeper()).link(RateRow::href)
                    .sortBy("coalesce(timekeeper, '')"))
            .column(Column.text("client", "Agreed with", (RateRow rate) -> rate.matter() != null ? rate.matter() : rate.client() != null ? rate.client() : "The firm's own")
                    .sortBy("coalesce(matter, client, '')"))
            .column(Column.text("activityCode", "Activity", (RateRow rate) -> rate.activityCode() == null ? "Every" : rate.activityCode()))
            .column(Column.money("hourly", "An hour", RateRow::hourly).required())
            .column(Column.date("from", "From", RateRow::from).sortBy("valid_from").required())
            .column(Column.date("through", "Through", RateRow::through).sortBy("valid_through"))
            .filter(Filter.choice("scope", "Agreed", Choices.of(List.of(Option.of("FIRM", "The firm's own"), Option.of("CLIENT", "With a client"), Option.of("MATTER", "For a matter")))))
            .filter(Filter.choice("timekeeper", "Timekeeper", Choices.query(
                    "select cast(id as text) as value, name as label from platform.app_user where timekeeper order by name"), "cast(timekeeper_id as text) in (:timekeeper)"))
            .filter(Filter.reference("clientId", "Client", "select display_name from practice.contact where id = :id"))
            .filter(Filter.reference("matterId", "Matter", "select number || ' ' || name from practice.matter where id = :id"))
            .filter(Filter.dates("from", "From", "valid_from"))
            .search("timekeeper ilike :q or client ilike :q or matter ilike :q or activity_code ilike :q")
            .sort("timekeeper,-from")
            .view("All", "").view("The firm's own", "scope=FIRM").view("With clients", "scope=CLIENT").view("For matters", "scope=MATTER")
            .action("Set a rate", "/rates/new", "rates.edit").action("Re-rate unbilled time", "/rates/re-rating", "rates.edit")
            .empty("No rates yet", "A rate is what an hour costs: of one timekeeper or everybody, for the whole firm, a client or a matter, from a day on.", "Set a rate", "/rates/new")
            .build();

    private final JdbcClient jdbc;

    RateList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One of them, with the names of its keys. */
    @Requires({Permission.RATES_EDIT, Permission.BILLING_VIEW})
    @Transactional(readOnly = true)
    public Optional<RateRow> find(RateId id) {
        return jdbc.sql(SELECT + " where r.id = :id").param("id", id.value()).query(Row.mapping(RateList::row)).optional();
    }

    /** Whoever may not see rates is told so. */
    @Requires({Permission.RATES_EDIT, Permission.BILLING_VIEW})
    public ListRequest seen(ListRequest request) {
        return request;
    }

    private static RateRow row(Row row) {
        return new RateRow(row.id("id", RateId::new), row.idOrNull("timekeeper_id", UserId::new), row.textOrNull("timekeeper"),
                    row.idOrNull("client_id", ContactId::new), row.textOrNull("client"), row.idOrNull("matter_id", MatterId::new), row.textOrNull("matter"),
                    row.textOrNull("activity_code"), row.money("hourly"), row.date("valid_from"), row.dateOrNull("valid_through"), row.number("version"));
    }
}
