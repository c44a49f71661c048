package org.chancery.practice.matters;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chancery.platform.web.Show;
import org.chancery.shared.Refusal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Part hourly, part something else: time at a part of its rates, beside a flat fee that covers the time of some tasks, or beside a share of what is recovered.
 *
 * @param timePercent  of the rates, above zero; 100 for the rates as they are
 * @param fee          null if there is a contingency
 * @param coveredTasks the task codes whose time the fee covers, or how they begin ({@code L1}); empty if it covers none
 * @param contingency  null if there is a fee
 */
public record Hybrid(BigDecimal timePercent, @Nullable Money fee, List<String> coveredTasks, @Nullable Contingency contingency) implements Arrangement {

    private static final int MOST_TASKS = 50;
    private static final int LONGEST_TASK = 20;

    public Hybrid {
        Objects.requireNonNull(timePercent, "timePercent");
        coveredTasks = coveredTasks.stream().map(String::strip).filter(code -> !code.isEmpty()).toList();
    }

    @Override
    public Kind kind() {
        return Kind.HYBRID;
    }

    @Override
    public String terms() {
        String hourly = "Hourly at " + ArrangementCheck.percent(timePercent) + " of the rates";
        if (fee != null) {
            return hourly + ", and a flat fee of " + Show.money(fee) + (coveredTasks.isEmpty() ? "" : " for the time of " + String.join(", ", coveredTasks));
        }
        return contingency == null ? hourly : hourly + "; " + contingency.terms();
    }

    @Override
    public TimeCharge charge(@Nullable String taskCode) {
        return taskCode != null && coveredTasks.stream().anyMatch(taskCode::startsWith) ? new TimeCharge.Covered() : TimeCharge.share(timePercent);
    }

    @Override
    public Optional<Money> fixedFee() {
        return Optional.ofNullable(fee);
    }

    @Override
    public Optional<Contingency> contingent() {
        return Optional.ofNullable(contingency);
    }

    @Override
    public List<Refusal> refusals(CurrencyUnit currency) {
        var check = new ArrangementCheck(currency).percent("timePercent", timePercent)
                .that((fee == null) != (contingency == null), "fee", "fee-or-contingency", "Beside the hours there is either a flat fee or a share of what is recovered.")
                .that(fee != null || coveredTasks.isEmpty(), "coveredTasks", "tasks-without-fee", "Only a flat fee covers the time of tasks.")
                .that(coveredTasks.size() <= MOST_TASKS && coveredTasks.stream().allMatch(code -> code.length() <= LONGEST_TASK), "coveredTasks", "too-many",
                        "At most %d codes of at most %d characters.".formatted(MOST_TASKS, LONGEST_TASK));
        if (fee != null) {
            check.sum("fee", fee, "A flat fee");
        }
        List<Refusal> refusals = new ArrayList<>(check.list());
        if (contingency != null) {
            refusals.addAll(contingency.refusals(currency));
        }
        return List.copyOf(refusals);
    }
}
