package org.chancery.practice.matters;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.web.Row;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.ContactPanel;
import org.chancery.practice.contacts.ContactView;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The matters in which a contact is client or takes part, on the contact's page. Those that a wall hides are not among them. */
@Component
@Order(10)
public class MattersOfContact implements ContactPanel {

    private static final int SHOWN = 100;

    private final JdbcClient jdbc;

    MattersOfContact(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A matter and what the contact is in it. */
    public record Involvement(MatterId id, String number, String name, String role, MatterStatus status, LocalDate openedOn) {}

    @Override
    @Transactional(readOnly = true)
    public Optional<View> view(ContactView contact) {
        return Actors.current().may(Permission.MATTERS_VIEW)
                ? Optional.of(new View("practice/matters/of-contact.jte", Map.of("involvements", of(contact.id()),
                        "mayOpen", Actors.current().maySomewhere(Permission.MATTERS_EDIT) && !contact.archived())))
                : Optional.empty();
    }

    private List<Involvement> of(ContactId contact) {
        return jdbc.sql("""
                select m.id, m.number, m.name, 'CLIENT' as role, m.status, m.opened_on
                from practice.matter m
                where m.client_id = :contact
                union all
                select m.id, m.number, m.name, p.role, m.status, m.opened_on
                from practice.matter_party p
                join practice.matter m on m.firm_id = p.firm_id and m.id = p.matter_id
                where p.contact_id = :contact
                order by opened_on desc, number desc, role
                limit :limit""")
                .param("contact", contact.value()).param("limit", SHOWN)
                .query(Row.mapping(row -> new Involvement(row.id("id", MatterId::new), row.text("number"), row.text("name"), role(row.text("role")),
                        row.constant("status", MatterStatus.class), row.date("opened_on"))))
                .list();
    }

    private static String role(String role) {
        return role.equals("CLIENT") ? "Client" : PartyRole.valueOf(role).word();
    }
}
