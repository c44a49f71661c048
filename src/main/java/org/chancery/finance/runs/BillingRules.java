package org.chancery.finance.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.firm.Offices;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.identity.Users;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The firm's billing rules. Whoever saves one answers for it: by its day it starts in his name, and sees no matter that a wall hides from him. */
@Service
public class BillingRules {

    private static final Refusal UNKNOWN = Refusal.of("not-found", "There is no such billing rule.");

    private final BillingRuleStore store;
    private final Offices offices;
    private final Users users;
    private final Firms firms;

    BillingRules(BillingRuleStore store, Offices offices, Users users, Firms firms) {
        this.store = store;
        this.offices = offices;
        this.users = users;
        this.firms = firms;
    }

    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public Optional<BillingRuleView> find(BillingRuleId id) {
        return store.find(id);
    }

    /** Makes a rule. Refused at its fields; {@code rule-name} if another has the name. */
    @Requires(Permission.BILLING_PREPARE)
    @Transactional
    public Outcome<BillingRuleView> add(BillingRuleTerms terms) {
        List<Refusal> refusals = refusals(terms);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        BillingRuleId id = BillingRuleId.next();
        store.insert(id, terms, firms.today(), firms.current().currency());
        return Outcome.done(store.find(id).orElseThrow());
    }

    /** Changes a rule; runs that were started keep the terms they were started with. Refused {@code not-found}, and as {@link #add}. */
    @Requires(Permission.BILLING_PREPARE)
    @Transactional
    public Outcome<BillingRuleView> change(BillingRuleId id, BillingRuleTerms terms, boolean active) {
        if (store.find(id).isEmpty()) {
            return Outcome.refused(UNKNOWN);
        }
        List<Refusal> refusals = refusals(terms);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.update(id, terms, active, firms.today());
        return Outcome.done(store.find(id).orElseThrow());
    }

    private List<Refusal> refusals(BillingRuleTerms terms) {
        List<Refusal> refusals = new ArrayList<>();
        if (terms.name().isEmpty() || terms.name().length() > 100) {
            refusals.add(Refusal.at("name", terms.name().isEmpty() ? "required" : "too-long", "A name has 1 to 100 characters."));
        }
        if (terms.practiceArea().length() > 100) {
            refusals.add(Refusal.at("practiceArea", "too-long", "At most 100 characters."));
        }
        if (terms.dayOfMonth() != null && (terms.dayOfMonth() < 1 || terms.dayOfMonth() > 31)) {
            refusals.add(Refusal.at("dayOfMonth", "day-invalid", "A day from 1 to 31; in shorter months it is the last."));
        }
        if (terms.officeId() != null && offices.find(terms.officeId()).isEmpty()) {
            refusals.add(Refusal.at("officeId", "office-unknown", "There is no such office."));
        }
        if (terms.responsibleId() != null && users.find(terms.responsibleId()).isEmpty()) {
            refusals.add(Refusal.at("responsibleId", "person-unknown", "There is no such person."));
        }
        if (terms.threshold() != null && (terms.threshold().isNegative() || !terms.threshold().getCurrencyUnit().equals(firms.current().currency()))) {
            refusals.add(Refusal.at("threshold", "threshold-invalid", "A sum in %s, zero or more.".formatted(firms.current().currency())));
        }
        return refusals;
    }
}
