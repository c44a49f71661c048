package org.chancery.practice.contacts;

import java.time.ZoneOffset;
import java.util.List;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Row;
import org.chancery.shared.Id;
import org.chancery.shared.Outcome;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Notes on contacts, signed and dated. What concerns one matter belongs to that matter, where its wall holds. */
@Service
public class ContactNotes {

    private static final int BODY_MAX_CHARACTERS = 10_000;
    private static final int SHOWN = 200;

    private final JdbcClient jdbc;
    private final ContactStore contacts;
    private final Firms firms;
    private final ApplicationEventPublisher events;

    ContactNotes(JdbcClient jdbc, ContactStore contacts, Firms firms, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.contacts = contacts;
        this.firms = firms;
        this.events = events;
    }

    @Requires(Permission.CONTACTS_EDIT)
    @Transactional
    public Outcome<ContactId> write(ContactId contact, String body) {
        var refs = contacts.refs(List.of(contact));
        if (refs.isEmpty()) {
            return Outcome.refused(Contacts.UNKNOWN);
        }
        if (body.isBlank()) {
            return Outcome.refusedAt("body", "required", "Write the note first.");
        }
        if (body.strip().length() > BODY_MAX_CHARACTERS) {
            return Outcome.refusedAt("body", "too-long", "At most 10,000 characters; longer texts are documents.");
        }
        jdbc.sql("insert into practice.contact_note (id, contact_id, body, created_at) values (:id, :contact, :body, :at)")
                .param("id", Id.next()).param("contact", contact.value()).param("body", body.strip()).param("at", firms.now().atOffset(ZoneOffset.UTC)).update();
        events.publishEvent(new ContactNoted(contact, refs.getFirst().name()));
        return Outcome.done(contact);
    }

    /** The latest notes first. */
    @Requires(Permission.CONTACTS_VIEW)
    @Transactional(readOnly = true)
    public List<ContactNote> of(ContactId contact) {
        return jdbc.sql("""
                select n.body, u.name, n.created_at
                from practice.contact_note n
                join platform.app_user u on u.firm_id = n.firm_id and u.id = n.created_by
                where n.contact_id = :contact
                order by n.created_at desc, n.id desc limit :limit""")
                .param("contact", contact.value()).param("limit", SHOWN)
                .query(Row.mapping(row -> new ContactNote(row.text("body"), row.text("name"), row.instant("created_at")))).list();
    }
}
