package org.chancery.finance.runs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chancery.finance.billing.MattersToBill;
import org.chancery.platform.jobs.RunId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A run of a billing rule, with the terms of that moment.
 *
 * @param threshold  null for none
 * @param dry        whether it only shows what would be prepared
 * @param dueOn      the day for which it started by itself; null if a person started it
 * @param jobRunId   the job that prepares the pre-bills
 * @param issueRunId the last job that issued what was approved; null for none
 * @param states     what came of its matters, as far as who asks may see them
 */
public record BillingRunView(BillingRunId id, BillingRuleId ruleId, String name, MattersToBill.Choice choice, @Nullable Money threshold, boolean dry, @Nullable LocalDate dueOn,
        RunId jobRunId, @Nullable RunId issueRunId, String startedBy, Instant startedAt, List<Sum> states) {

    public BillingRunView {
        states = List.copyOf(states);
    }

    /** How many matters are in a state, and what their pre-bills come to with tax. */
    public record Sum(RunMatterState state, int count, Money total) {}

    public String href() {
        return "/billing-runs/" + id;
    }

    public LocalDate through() {
        return choice.through();
    }

    /** How many matters are in a state. */
    public int count(RunMatterState state) {
        return states.stream().filter(sum -> sum.state() == state).mapToInt(Sum::count).sum();
    }
}
