package org.chancery.practice.guidelines;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.Contacts;
import org.chancery.practice.matters.Matters;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rules of clients' guidelines. Whoever records or bills work may read them; one that a wall hides with its client does not exist for the current person. */
@Service
public class Guidelines {

    private static final int LONGEST_DOCUMENT = 200;
    private static final int LONGEST_CLAUSE = 100;
    private static final int LONGEST_WORDS = 1000;
    private static final Refusal UNKNOWN = Refusal.of("not-found", "There is no such rule.");
    private static final Refusal CHANGED = Refusal.of("version-conflict", "This was changed by somebody else meanwhile. Look at it as it is now, and change it again.");

    private final GuidelineStore store;
    private final Contacts contacts;
    private final Matters matters;

    Guidelines(GuidelineStore store, Contacts contacts, Matters matters) {
        this.store = store;
        this.contacts = contacts;
        this.matters = matters;
    }

    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS, Permission.TIME_APPROVE, Permission.BILLING_VIEW, Permission.RATES_EDIT})
    @Transactional(readOnly = true)
    public Optional<Guideline> find(GuidelineId id) {
        return store.find(id);
    }

    /** All of a client, those that ended too, by kind and day. */
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS, Permission.TIME_APPROVE, Permission.BILLING_VIEW, Permission.RATES_EDIT})
    @Transactional(readOnly = true)
    public List<Guideline> of(ContactId client) {
        return store.of(client);
    }

    /**
     * Enters a rule. Refuses {@code not-found} for a client that is not there, {@code matter-unknown} for a matter of somebody else, {@code period-reversed}, {@code required}, {@code too-long},
     * and what its kind finds wrong with its parameters, beside {@code parameters.…}.
     */
    @Requires(Permission.RATES_EDIT)
    @Transactional
    public Outcome<Guideline> add(NewGuideline rule) {
        if (contacts.ref(rule.clientId()).isEmpty()) {
            return Outcome.refused("not-found", "There is no such client.");
        }
        List<Refusal> refusals = refusals(rule);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        GuidelineId id = GuidelineId.next();
        store.insert(id, rule);
        return Outcome.done(store.find(id).orElseThrow());
    }

    /** Changes a rule for work that is checked from now on; its client and kind stay. Refuses {@code version-conflict}, and as {@link #add}. */
    @Requires(Permission.RATES_EDIT)
    @Transactional
    public Outcome<Guideline> change(GuidelineId id, int version, NewGuideline wanted) {
        Guideline before = store.find(id).orElse(null);
        if (before == null) {
            return Outcome.refused(UNKNOWN);
        }
        NewGuideline rule = new NewGuideline(before.clientId(), wanted.matterId(), before.kind(), wanted.parameters(), wanted.severity(), wanted.source(), wanted.from(), wanted.through());
        List<Refusal> refusals = refusals(rule);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        return store.update(id, version, rule) ? Outcome.done(store.find(id).orElseThrow()) : Outcome.refused(CHANGED);
    }

    /** Takes a rule away that should not have been entered; one that held until a day is given that day instead. */
    @Requires(Permission.RATES_EDIT)
    @Transactional
    public Outcome<ContactId> remove(GuidelineId id, int version) {
        Guideline before = store.find(id).orElse(null);
        if (before == null) {
            return Outcome.refused(UNKNOWN);
        }
        return store.delete(id, version) ? Outcome.done(before.clientId()) : Outcome.refused(CHANGED);
    }

    private List<Refusal> refusals(NewGuideline rule) {
        List<Refusal> refusals = new ArrayList<>(Given.read(rule.kind(), rule.parameters()).refusals());
        Guideline.Source source = rule.source();
        if (source.document().isEmpty() || source.document().length() > LONGEST_DOCUMENT) {
            refusals.add(source.document().isEmpty() ? Refusal.required("document") : Refusal.at("document", "too-long", "At most %d characters.".formatted(LONGEST_DOCUMENT)));
        }
        if (source.clause().length() > LONGEST_CLAUSE) {
            refusals.add(Refusal.at("clause", "too-long", "At most %d characters.".formatted(LONGEST_CLAUSE)));
        }
        if (source.words().length() > LONGEST_WORDS) {
            refusals.add(Refusal.at("words", "too-long", "At most %d characters.".formatted(LONGEST_WORDS)));
        }
        LocalDate through = rule.through();
        if (through != null && through.isBefore(rule.from())) {
            refusals.add(Refusal.at("through", "period-reversed", "The last day is before the first."));
        }
        if (rule.matterId() != null && matters.ref(rule.matterId()).filter(matter -> matter.clientId().equals(rule.clientId())).isEmpty()) {
            refusals.add(Refusal.at("matterId", "matter-unknown", "This client has no such matter."));
        }
        return refusals;
    }
}
