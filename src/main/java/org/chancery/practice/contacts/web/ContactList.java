package org.chancery.practice.contacts.web;

import java.util.List;
import org.chancery.platform.web.Choices;
import org.chancery.platform.web.Column;
import org.chancery.platform.web.Filter;
import org.chancery.platform.web.Listing;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Tone;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.ContactKind;
import org.jspecify.annotations.Nullable;

/** The firm's contacts. */
final class ContactList {

    /**
     * @param client whether the firm works or worked for it, as far as the reader may know
     * @param matters how many of its matters are not closed
     */
    record ContactRow(ContactId id, String name, ContactKind kind, @Nullable String email, @Nullable String phone, @Nullable String town,
            @Nullable String otherNames, boolean client, int matters, boolean archived) {

        String standing() {
            if (archived) {
                return "Archived";
            }
            return !client ? "Contact" : matters > 0 ? "Client" : "Former client";
        }

        Tone tone() {
            return switch (standing()) {
                case "Client" -> Tone.GOOD;
                case "Former client" -> Tone.INFO;
                default -> Tone.PLAIN;
            };
        }
    }

    /** Its parameter {@code archived} says whether archived contacts are among them. */
    static final Listing<ContactRow> CONTACTS = Listing.of("contacts", "Contacts", ContactRow.class)
            .sql("""
                select c.id, c.display_name as name, c.sort_name, c.folded_name, c.kind, c.archived_at is not null as archived,
                       k.contact_id is not null as client, coalesce(k.live_matters, 0) as matters,
                       case when c.archived_at is not null then 'ARCHIVED' when k.contact_id is null then 'OTHER' when k.live_matters > 0 then 'CLIENT' else 'FORMER' end as standing,
                       (select p.value from practice.contact_point p where p.contact_id = c.id and p.kind = 'EMAIL' order by p.position limit 1) as email,
                       (select p.value from practice.contact_point p where p.contact_id = c.id and p.kind = 'PHONE' order by p.position limit 1) as phone,
                       (select nullif(a.city, '') from practice.contact_address a where a.contact_id = c.id order by a.position limit 1) as town,
                       (select string_agg(n.name, ', ' order by n.position) from practice.contact_name n where n.contact_id = c.id) as other_names
                from practice.contact c
                left join practice.client k on k.contact_id = c.id
                where :archived or c.archived_at is null
                """)
            .row(row -> new ContactRow(row.id("id", ContactId::new), row.text("name"), row.constant("kind", ContactKind.class), row.textOrNull("email"),
                    row.textOrNull("phone"), row.textOrNull("town"), row.textOrNull("other_names"), row.flag("client"), row.number("matters"), row.flag("archived")))
            .column(Column.text("name", "Name", ContactRow::name).link(c -> "/contacts/" + c.id()).small(ContactRow::otherNames).sortBy("sort_name").required())
            .column(Column.text("kind", "Kind", (ContactRow c) -> c.kind().word()).required())
            .column(Column.tag("standing", "Standing", ContactRow::standing).tone(ContactRow::tone).required())
            .column(Column.text("email", "E-mail", ContactRow::email))
            .column(Column.text("phone", "Phone", ContactRow::phone))
            .column(Column.text("town", "Town", ContactRow::town))
            .column(Column.count("matters", "Live matters", ContactRow::matters).required())
            .filter(Filter.choice("kind", "Kind", Choices.of(ContactKind.class, ContactKind::word)))
            .filter(Filter.choice("standing", "Standing", Choices.of(List.of(Option.of("CLIENT", "Clients"), Option.of("FORMER", "Former clients"),
                    Option.of("OTHER", "Other contacts"), Option.of("ARCHIVED", "Archived")))))
            .filter(Filter.contains("town", "Town", "town"))
            .search("folded_name like '%' || practice.fold(:q) || '%' or other_names ilike :q or email ilike :q or phone ilike :q or town ilike :q")
            .sort("name")
            .view("All in use", "")
            .view("Clients", "standing=CLIENT")
            .view("Former clients", "standing=FORMER")
            .view("Archived", "standing=ARCHIVED")
            .action("New contact", "/contacts/new", "contacts.edit")
            .empty("No contacts yet", "Contacts are all whom the firm deals with: clients, the other side, counsel, courts, experts, vendors. "
                    + "A matter is opened for one of them.", "Add a contact", "/contacts/new")
            .build();

    private ContactList() {}
}
