package org.chancery.practice.contacts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Row;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How contacts are related: families, groups of companies, who works for, insures or stands surety for whom. A conflict check follows them. */
@Service
public class Relations {

    private static final Refusal UNKNOWN = Refusal.of("not-found", "There is no such relation.");

    private final JdbcClient jdbc;
    private final Contacts contacts;
    private final Firms firms;
    private final ApplicationEventPublisher events;

    Relations(JdbcClient jdbc, Contacts contacts, Firms firms, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.contacts = contacts;
        this.firms = firms;
        this.events = events;
    }

    /** The relations of a contact in words from its end, those that hold first. */
    @Requires(Permission.CONTACTS_VIEW)
    @Transactional(readOnly = true)
    public List<RelationView> of(ContactId contact) {
        return jdbc.sql("""
                select r.id, r.kind, r.from_id, r.note, r.ended_on, o.id as other_id, o.display_name as other_name
                from practice.contact_relation r
                join practice.contact o on o.firm_id = r.firm_id and o.id = case when r.from_id = :contact then r.to_id else r.from_id end
                where r.from_id = :contact or r.to_id = :contact
                order by r.ended_on is not null, r.ended_on desc, o.sort_name, r.id""")
                .param("contact", contact.value()).query(Row.mapping(row -> view(row, contact))).list();
    }

    private static RelationView view(Row row, ContactId contact) {
        RelationKind kind = row.constant("kind", RelationKind.class);
        return new RelationView(row.id("id", RelationId::new), kind, row.id("from_id", ContactId::new).equals(contact) ? kind.forward() : kind.backward(),
                row.id("other_id", ContactId::new), row.text("other_name"), row.text("note"), row.dateOrNull("ended_on"));
    }

    @Requires(Permission.CONTACTS_EDIT)
    @Transactional
    public Outcome<RelationId> relate(RelateContacts relation) {
        Map<ContactId, ContactRef> ends = contacts.refs(List.of(relation.from(), relation.to()));
        ContactRef from = ends.get(relation.from());
        ContactRef to = ends.get(relation.to());
        if (from == null) {
            return Outcome.refused(Contacts.UNKNOWN);
        }
        if (to == null) {
            return Outcome.refusedAt("otherId", "contact-unknown", "There is no such contact.");
        }
        List<Refusal> refusals = refusals(relation);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        RelationId id = RelationId.next();
        jdbc.sql("insert into practice.contact_relation (id, from_id, to_id, kind, note) values (:id, :from, :to, :kind, :note)")
                .param("id", id.value()).param("from", relation.from().value()).param("to", relation.to().value())
                .param("kind", relation.kind().name()).param("note", relation.note()).update();
        events.publishEvent(new ContactsRelated(from.id(), from.name(), relation.kind(), to.id(), to.name(), false));
        return Outcome.done(id);
    }

    private List<Refusal> refusals(RelateContacts relation) {
        List<Refusal> refusals = new ArrayList<>();
        if (relation.from().equals(relation.to())) {
            refusals.add(Refusal.at("otherId", "relation-to-self", "A contact is not related to itself; choose the other one."));
        }
        if (relation.note().length() > 400) {
            refusals.add(Refusal.at("note", "too-long", "At most 400 characters."));
        }
        // A spouse's spouse is the same marriage: relations that read alike from both ends are kept once, whichever end they were entered from.
        boolean symmetric = relation.kind().forward().equals(relation.kind().backward());
        if (symmetric && holds(relation.to(), relation.kind(), relation.from())) {
            refusals.add(Refusal.at("otherId", "relation-twice", "This relation is written down already."));
        }
        return refusals;
    }

    private boolean holds(ContactId from, RelationKind kind, ContactId to) {
        return jdbc.sql("""
                select exists (select from practice.contact_relation r
                               where r.from_id = :from and r.to_id = :to and r.kind = :kind and r.ended_on is null)""")
                .param("from", from.value()).param("to", to.value()).param("kind", kind.name()).query(Boolean.class).single();
    }

    /** Ends a relation of a contact on a day, null meaning today; it stays on record, since a conflict may come of what was. */
    @Requires(Permission.CONTACTS_EDIT)
    @Transactional
    public Outcome<RelationId> end(ContactId contact, RelationId id, @Nullable LocalDate on) {
        var ends = jdbc.sql("""
                select r.from_id, f.display_name as from_name, r.kind, r.to_id, t.display_name as to_name
                from practice.contact_relation r
                join practice.contact f on f.firm_id = r.firm_id and f.id = r.from_id
                join practice.contact t on t.firm_id = r.firm_id and t.id = r.to_id
                where r.id = :id and :contact in (r.from_id, r.to_id) and r.ended_on is null
                for update of r""")
                .param("id", id.value()).param("contact", contact.value())
                .query(Row.mapping(row -> new ContactsRelated(row.id("from_id", ContactId::new), row.text("from_name"), row.constant("kind", RelationKind.class),
                        row.id("to_id", ContactId::new), row.text("to_name"), true)))
                .optional();
        if (ends.isEmpty()) {
            return Outcome.refused(UNKNOWN);
        }
        LocalDate day = on == null ? firms.today() : on;
        if (day.isAfter(firms.today()) || day.isBefore(ContactRules.EARLIEST)) {
            return Outcome.refusedAt("endedOn", "date-out-of-range", "A relation ends between 1800 and today.");
        }
        jdbc.sql("update practice.contact_relation set ended_on = :day where id = :id").param("day", day).param("id", id.value()).update();
        events.publishEvent(ends.get());
        return Outcome.done(id);
    }
}
