package org.chancery.finance.runs;

import java.util.List;
import java.util.Map;
import org.chancery.finance.billing.MattersToBill;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.jobs.Job;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.Outcome;
import org.springframework.stereotype.Component;

/** Prepares the pre-bills of a billing run, matter by matter. */
@Component
class PreparationJob implements Job {

    static final String NAME = "billing-run";
    static final String RUN = "run";

    private final BillingRunStore store;
    private final MattersToBill matters;
    private final RunPreparation preparation;

    PreparationJob(BillingRunStore store, MattersToBill matters, RunPreparation preparation) {
        this.store = store;
        this.matters = matters;
        this.preparation = preparation;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "Billing run";
    }

    @Override
    public Permission concerns() {
        return Permission.BILLING_PREPARE;
    }

    @Override
    public List<Item> plan(Map<String, String> parameters) {
        return matters.of(run(parameters).choice()).stream().map(matter -> new Item(matter.id().toString(), matter.label(), matter.id().value())).toList();
    }

    @Override
    public Outcome<String> work(Item item, Map<String, String> parameters) {
        return preparation.prepare(run(parameters), MatterId.of(item.key()));
    }

    private BillingRunView run(Map<String, String> parameters) {
        return store.find(BillingRunId.of(String.valueOf(parameters.get(RUN)))).orElseThrow();
    }
}
