package org.chancery.finance.runs;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.chancery.finance.billing.MattersToBill;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.jobs.Jobs;
import org.chancery.platform.jobs.NewRun;
import org.chancery.platform.jobs.RunId;
import org.chancery.platform.web.Show;
import org.chancery.shared.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Runs of billing rules: each prepares the pre-bills of its matters behind the pages, and issues those that were approved. */
@Service
public class BillingRuns {

    private final BillingRunStore store;
    private final BillingRuleStore rules;
    private final Jobs jobs;
    private final Firms firms;

    BillingRuns(BillingRunStore store, BillingRuleStore rules, Jobs jobs, Firms firms) {
        this.store = store;
        this.rules = rules;
        this.jobs = jobs;
        this.firms = firms;
    }

    /**
     * Asks for a run.
     *
     * @param through the last day of work; null for what the rule says
     * @param dry     whether it only shows what would be prepared
     */
    public record StartRun(BillingRuleId ruleId, @Nullable LocalDate through, boolean dry) {}

    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public Optional<BillingRunView> find(BillingRunId id) {
        return store.find(id);
    }

    /**
     * Starts a run in the name of who acts: it prepares a pre-bill of each matter with something to bill that he may see. Refused {@code not-found}, {@code rule-inactive},
     * {@code date-out-of-range} (field {@code through}).
     */
    @Requires(value = Permission.BILLING_PREPARE, byOffice = true)
    @Transactional
    public Outcome<BillingRunId> start(StartRun command) {
        return start(command, null);
    }

    /** The same for a day on which the rule starts by itself; empty if it did already. */
    @Requires(value = Permission.BILLING_PREPARE, byOffice = true)
    @Transactional
    Optional<BillingRunId> startFor(BillingRuleId rule, LocalDate day) {
        return store.startedFor(rule, day) ? Optional.empty() : Optional.of(start(new StartRun(rule, null, false), day).orThrow());
    }

    private Outcome<BillingRunId> start(StartRun command, @Nullable LocalDate dueOn) {
        BillingRuleView rule = rules.find(command.ruleId()).orElse(null);
        if (rule == null) {
            return Outcome.refused("not-found", "There is no such billing rule.");
        }
        if (!rule.active()) {
            return Outcome.refused("rule-inactive", "This rule is not in use; take it into use again first.");
        }
        LocalDate today = firms.today();
        LocalDate through = command.through() != null ? command.through() : rule.terms().through().of(dueOn == null ? today : dueOn);
        if (through.isAfter(today.plusYears(1)) || through.getYear() < 1950) {
            return Outcome.refusedAt("through", "date-out-of-range", "A day from 1950 to a year from now.");
        }
        BillingRunId id = BillingRunId.next();
        RunId job = jobs.start(new NewRun(PreparationJob.NAME, "%s, work through %s%s".formatted(rule.terms().name(), Show.date(through), command.dry() ? ", dry" : ""),
                Map.of(PreparationJob.RUN, id.toString())));
        store.insert(new BillingRunStore.New(id, rule, choice(rule.terms(), through), command.dry(), dueOn, job), firms.now());
        return Outcome.done(id);
    }

    private static MattersToBill.Choice choice(BillingRuleTerms terms, LocalDate through) {
        return new MattersToBill.Choice(through, terms.officeId(), terms.practiceArea(), terms.arrangement(), terms.responsibleId());
    }

    /**
     * Issues what was approved of a run, and delivers it as each client wants. Refused {@code not-found}, {@code nothing-approved}.
     *
     * @return the job that does it
     */
    @Requires(value = Permission.BILLING_ISSUE, byOffice = true)
    @Transactional
    public Outcome<RunId> issue(BillingRunId id) {
        BillingRunView run = store.find(id).orElse(null);
        if (run == null) {
            return Outcome.refused("not-found", "There is no such billing run.");
        }
        if (store.approved(id).isEmpty()) {
            return Outcome.refused("nothing-approved", "No pre-bill of this run is approved and not yet issued.");
        }
        RunId job = jobs.start(new NewRun(IssueJob.NAME, "%s, work through %s".formatted(run.name(), Show.date(run.through())), Map.of(PreparationJob.RUN, id.toString())));
        store.issuing(id, job);
        return Outcome.done(job);
    }
}
