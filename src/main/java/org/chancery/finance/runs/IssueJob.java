package org.chancery.finance.runs;

import java.util.List;
import java.util.Map;
import org.chancery.finance.billing.Invoices;
import org.chancery.finance.billing.IssueBill;
import org.chancery.finance.billing.PreBillId;
import org.chancery.finance.billing.PreBillStatus;
import org.chancery.finance.billing.PreBills;
import org.chancery.finance.delivery.Deliveries;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.jobs.Job;
import org.chancery.shared.Outcome;
import org.springframework.stereotype.Component;

/** Issues the approved pre-bills of a billing run one by one, and has them delivered. A number is drawn in the transaction that marks its item as done. */
@Component
class IssueJob implements Job {

    static final String NAME = "billing-run-issue";

    private final BillingRunStore store;
    private final PreBills preBills;
    private final Invoices invoices;
    private final Deliveries deliveries;

    IssueJob(BillingRunStore store, PreBills preBills, Invoices invoices, Deliveries deliveries) {
        this.store = store;
        this.preBills = preBills;
        this.invoices = invoices;
        this.deliveries = deliveries;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "Issue of bills";
    }

    @Override
    public Permission concerns() {
        return Permission.BILLING_ISSUE;
    }

    @Override
    public List<Item> plan(Map<String, String> parameters) {
        return store.approved(BillingRunId.of(String.valueOf(parameters.get(PreparationJob.RUN)))).stream()
                .map(bill -> new Item(bill.id().toString(), bill.label(), bill.matter())).toList();
    }

    @Override
    public Outcome<String> work(Item item, Map<String, String> parameters) {
        PreBillId id = PreBillId.of(item.key());
        if (preBills.find(id).filter(bill -> bill.status() == PreBillStatus.ISSUED).isPresent()) {
            return Outcome.done("Was issued already");
        }
        return invoices.issue(id, new IssueBill(null, null)).map(bill -> {
            deliveries.queue(bill.invoiceId());
            return "Bill " + bill.number();
        });
    }

    @Override
    public void conclude(Map<String, String> parameters) {
        deliveries.startIfAnyWaits();
    }
}
