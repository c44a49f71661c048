package org.chancery.practice.matters;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Row;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.Contacts;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who takes part in a matter beside the client: the other side, counsel, the court, witnesses. */
@Service
public class Parties {

    private static final String VIEW = """
            select p.id, p.matter_id, p.contact_id, c.display_name as name, p.role, p.side, p.note
            from practice.matter_party p
            join practice.contact c on c.firm_id = p.firm_id and c.id = p.contact_id
            """;

    private final JdbcClient jdbc;
    private final MatterStore matters;
    private final Contacts contacts;
    private final ApplicationEventPublisher events;

    Parties(JdbcClient jdbc, MatterStore matters, Contacts contacts, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.matters = matters;
        this.contacts = contacts;
        this.events = events;
    }

    /** The parties by side and name. */
    @Requires(Permission.MATTERS_VIEW)
    @Transactional(readOnly = true)
    public List<PartyView> of(MatterId matter) {
        return jdbc.sql(VIEW + "where p.matter_id = :matter order by p.side = 'OURS' desc, p.side = 'THEIRS' desc, c.sort_name, p.role, p.id")
                .param("matter", matter.value()).query(Row.mapping(Parties::view)).list();
    }

    private static PartyView view(Row row) {
        return new PartyView(row.id("id", PartyId::new), row.id("matter_id", MatterId::new), row.id("contact_id", ContactId::new), row.text("name"),
                row.constant("role", PartyRole.class), row.constant("side", PartySide.class), row.text("note"));
    }

    /** Refuses {@code party-twice} for a contact that has this role already; it may have several roles. */
    @Requires(value = Permission.MATTERS_EDIT, byOffice = true)
    @Transactional
    public Outcome<PartyView> add(AddParty party) {
        if (matters.lock(party.matterId()).isEmpty()) {
            return Outcome.refused(Matters.UNKNOWN);
        }
        var contact = contacts.ref(party.contactId());
        List<Refusal> refusals = new ArrayList<>();
        if (contact.isEmpty()) {
            refusals.add(Refusal.at("contactId", "contact-unknown", "There is no such contact."));
        } else if (contact.get().archived()) {
            refusals.add(Refusal.at("contactId", "contact-archived", contact.get().name() + " is archived; restore the contact first."));
        }
        MatterRules.atMost("note", party.note(), 400, refusals);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        PartyId id = PartyId.next();
        jdbc.sql("insert into practice.matter_party (id, matter_id, contact_id, role, side, note) values (:id, :matter, :contact, :role, :side, :note)")
                .param("id", id.value()).param("matter", party.matterId().value()).param("contact", party.contactId().value()).param("role", party.role().name())
                .param("side", Objects.requireNonNullElse(party.side(), party.role().side()).name()).param("note", party.note()).update();
        PartyView added = find(id);
        events.publishEvent(new PartyAdded(party.matterId(), party.contactId(), added.name(), party.role()));
        return Outcome.done(added);
    }

    @Requires(value = Permission.MATTERS_EDIT, byOffice = true)
    @Transactional
    public Outcome<PartyView> remove(MatterId matter, PartyId id) {
        var party = jdbc.sql(VIEW + "where p.id = :id and p.matter_id = :matter for update of p").param("id", id.value()).param("matter", matter.value()).query(Row.mapping(Parties::view)).optional();
        if (party.isEmpty()) {
            return Outcome.refused("not-found", "There is no such party.");
        }
        jdbc.sql("delete from practice.matter_party where id = :id").param("id", id.value()).update();
        events.publishEvent(new PartyRemoved(party.get().matterId(), party.get().contactId(), party.get().name(), party.get().role()));
        return Outcome.done(party.get());
    }

    private PartyView find(PartyId id) {
        return jdbc.sql(VIEW + "where p.id = :id").param("id", id.value()).query(Row.mapping(Parties::view)).single();
    }
}
