package org.chancery.practice.matters.web;

import java.time.LocalDate;
import java.util.List;
import org.chancery.platform.web.Choices;
import org.chancery.platform.web.Column;
import org.chancery.platform.web.Filter;
import org.chancery.platform.web.Listing;
import org.chancery.platform.web.Option;
import org.chancery.platform.firm.OfficeId;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.MatterStatus;
import org.chancery.shared.UserId;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** The firm's matters, as far as no wall hides them. */
final class MatterList {

    /** A matter in the list and on the API. */
    record MatterRow(MatterId id, String number, String name, ContactId clientId, String clientName, String practiceArea, UserId responsibleId,
            String responsibleName, MatterStatus status, LocalDate openedOn, @Nullable LocalDate closedOn, CurrencyUnit currency, OfficeId officeId,
            String officeName) {}

    static final Listing<MatterRow> MATTERS = Listing.of("matters", "Matters", MatterRow.class)
            .sql("""
                select m.id, m.number, m.name, lower(m.name) as name_lower, m.client_id, c.display_name as client, c.sort_name as client_sort, m.practice_area,
                       m.responsible_id, r.name as responsible, m.status, m.opened_on, m.closed_on, m.currency, m.office_id, o.name as office
                from practice.matter m
                join practice.contact c on c.firm_id = m.firm_id and c.id = m.client_id
                join platform.app_user r on r.firm_id = m.firm_id and r.id = m.responsible_id
                join platform.office o on o.firm_id = m.firm_id and o.id = m.office_id
                """)
            .row(row -> new MatterRow(row.id("id", MatterId::new), row.text("number"), row.text("name"), row.id("client_id", ContactId::new), row.text("client"),
                    row.text("practice_area"), row.id("responsible_id", UserId::new), row.text("responsible"), row.constant("status", MatterStatus.class),
                    row.date("opened_on"), row.dateOrNull("closed_on"), CurrencyUnit.of(row.text("currency")), row.id("office_id", OfficeId::new),
                    row.text("office")))
            .column(Column.text("number", "Number", MatterRow::number).required())
            .column(Column.text("name", "Matter", MatterRow::name).link(m -> "/matters/" + m.id()).sortBy("name_lower").required())
            .column(Column.text("client", "Client", MatterRow::clientName).link(m -> "/contacts/" + m.clientId()).sortBy("client_sort").required())
            .column(Column.text("practiceArea", "Area", MatterRow::practiceArea).required())
            .column(Column.text("responsible", "Responsible", MatterRow::responsibleName).required())
            .column(Column.tag("status", "Status", (MatterRow m) -> m.status().word()).tone(m -> m.status().tone()).required())
            .column(Column.date("openedOn", "Opened", MatterRow::openedOn).required())
            .column(Column.date("closedOn", "Closed", MatterRow::closedOn))
            .column(Column.text("office", "Office", MatterRow::officeName))
            .filter(Filter.choice("status", "Status", Choices.of(MatterStatus.class, MatterStatus::word)))
            .filter(Filter.choice("responsibleId", "Responsible", Choices.query("""
                select u.id::text as value, u.name as label from platform.app_user u where u.kind = 'PERSON' order by u.name"""), "responsible_id::text in (:responsibleId)"))
            .filter(Filter.choice("practiceArea", "Area", Choices.query("""
                select distinct m.practice_area as value, m.practice_area as label from practice.matter m where m.practice_area <> '' order by 1""")))
            .filter(Filter.choice("officeId", "Office", Choices.query("""
                select o.id::text as value, o.name as label from platform.office o order by not o.head, o.name"""), "office_id::text in (:officeId)"))
            .filter(Filter.choice("mine", "Mine", Choices.of(List.of(Option.of("RESPONSIBLE", "I am responsible"))),
                    "'RESPONSIBLE' in (:mine) and responsible_id = platform.current_user_id()"))
            .filter(Filter.reference("clientId", "Client", "select display_name from practice.contact where id = :id"))
            .filter(Filter.dates("opened", "Opened", "opened_on"))
            .filter(Filter.dates("closed", "Closed", "closed_on"))
            .search("number ilike :q or name ilike :q or client ilike :q")
            .sort("-number")
            .view("All", "")
            .view("Open", "status=OPEN")
            .view("Mine", "mine=RESPONSIBLE&status=OPEN")
            .view("Closed", "status=CLOSED")
            .action("New matter", "/matters/new", "matters.edit")
            .empty("No matters yet", "A matter is one piece of work for a client. Time, bills, client money and documents hang on it.", "Open a matter", "/matters/new")
            .build();

    private MatterList() {}
}
