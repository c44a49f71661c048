package org.chancery.practice.contacts;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people and organisations the firm deals with. Everybody of the firm who may see contacts sees them all, but clients behind a wall. */
@Service
public class Contacts {

    static final Refusal UNKNOWN = Refusal.of("not-found", "There is no such contact.");

    private final ContactStore store;
    private final Firms firms;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<ContactArchivingGate> gates;

    Contacts(ContactStore store, Firms firms, ApplicationEventPublisher events, ObjectProvider<ContactArchivingGate> gates) {
        this.store = store;
        this.firms = firms;
        this.events = events;
        this.gates = gates;
    }

    /** Refuses at the fields; a namesake is no reason to refuse, see {@link #similar}. */
    @Requires(Permission.CONTACTS_EDIT)
    @Transactional
    public Outcome<ContactId> add(ContactDetails details) {
        var refusals = ContactRules.refusals(details, firms.today());
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        ContactId id = ContactId.next();
        store.insert(id, details);
        events.publishEvent(new ContactAdded(id, details.name().display()));
        return Outcome.done(id);
    }

    /**
     * Replaces all that is entered about a contact.
     *
     * @param version the one that was read; {@code version-conflict} if somebody changed it since
     */
    @Requires(Permission.CONTACTS_EDIT)
    @Transactional
    public Outcome<ContactView> change(ContactId id, int version, ContactDetails details) {
        var there = store.find(id);
        if (there.isEmpty()) {
            return Outcome.refused(UNKNOWN);
        }
        var refusals = ContactRules.refusals(details, firms.today());
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        if (there.get().version() == version && there.get().details().equals(details)) {
            return Outcome.done(there.get());
        }
        if (!store.update(id, version, details)) {
            return Outcome.refused("version-conflict", "Somebody else changed this contact while you did. Look at it again, then change it.");
        }
        events.publishEvent(new ContactChanged(id, details.name().display()));
        return Outcome.done(store.find(id).orElseThrow());
    }

    /** Takes a contact out of choices and lists; nothing is lost. Refused while another room still needs it. */
    @Requires(Permission.CONTACTS_EDIT)
    @Transactional
    public Outcome<ContactView> archive(ContactId id) {
        var there = store.find(id);
        if (there.isEmpty()) {
            return Outcome.refused(UNKNOWN);
        }
        if (there.get().archived()) {
            return Outcome.done(there.get());
        }
        List<Refusal> objections = gates.orderedStream().flatMap(gate -> gate.objections(there.get()).stream()).toList();
        if (!objections.isEmpty()) {
            return Outcome.refused(objections);
        }
        store.archive(id, firms.now());
        events.publishEvent(new ContactArchived(id, there.get().name()));
        return Outcome.done(store.find(id).orElseThrow());
    }

    @Requires(Permission.CONTACTS_EDIT)
    @Transactional
    public Outcome<ContactView> restore(ContactId id) {
        var there = store.find(id);
        if (there.isEmpty()) {
            return Outcome.refused(UNKNOWN);
        }
        if (!there.get().archived()) {
            return Outcome.done(there.get());
        }
        store.archive(id, null);
        events.publishEvent(new ContactRestored(id, there.get().name()));
        return Outcome.done(store.find(id).orElseThrow());
    }

    @Requires(Permission.CONTACTS_VIEW)
    @Transactional(readOnly = true)
    public Optional<ContactView> find(ContactId id) {
        return store.find(id);
    }

    /** The contacts that a chooser offers for what was typed, best first; archived ones are left out. */
    @Requires(Permission.CONTACTS_VIEW)
    @Transactional(readOnly = true)
    public List<ContactRef> search(String q, int limit) {
        return store.search(q, limit);
    }

    /**
     * Contacts that may be the one being entered: the same e-mail address, or a name alike but for marks, case and punctuation.
     *
     * @param except the contact being changed; null when it is new
     */
    @Requires(Permission.CONTACTS_VIEW)
    @Transactional(readOnly = true)
    public List<SimilarContact> similar(ContactDetails details, @Nullable ContactId except) {
        return store.similar(details, except);
    }

    /** A contact as other rooms name it, whatever the current person may otherwise see of contacts. */
    @Transactional(readOnly = true)
    public Optional<ContactRef> ref(ContactId id) {
        return store.refs(List.of(id)).stream().findFirst();
    }

    /** The same for many in one query; unknown ones are left out. */
    @Transactional(readOnly = true)
    public Map<ContactId, ContactRef> refs(Collection<ContactId> ids) {
        return store.refs(ids).stream().collect(Collectors.toMap(ContactRef::id, Function.identity()));
    }

    /** Where the bills of contacts go: the first address of each; one that has none is absent. */
    @Transactional(readOnly = true)
    public Map<ContactId, Address> postalAddresses(Collection<ContactId> ids) {
        return store.firstAddresses(ids);
    }
}
