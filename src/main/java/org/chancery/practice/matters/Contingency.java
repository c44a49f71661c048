package org.chancery.practice.matters;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chancery.platform.web.Show;
import org.chancery.shared.Moneys;
import org.chancery.shared.Refusal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A share of what is recovered, by the stage at which the matter ends; nothing if nothing is recovered. ABA Model Rule 1.5(c): in a writing signed by
 * the client, with the percentages by stage, the costs that are taken off and whether before or after the fee is reckoned; and a closing statement.
 *
 * @param stages   1 to 10, each of its own name, in their order
 * @param signedOn when the client signed
 */
public record Contingency(List<Stage> stages, Costs costs, LocalDate signedOn) implements Arrangement {

    private static final int MOST = 10;

    /** How much of a recovery the firm keeps where the matter ends at this stage. */
    public record Stage(String name, BigDecimal percent) {

        public Stage {
            name = name.strip();
        }

        public String words() {
            return name + ", " + ArrangementCheck.percent(percent);
        }
    }

    /** Whether the costs of the matter are taken off the recovery before or after the fee is reckoned. */
    public enum Costs {
        BEFORE("costs are taken off before the fee is reckoned"), AFTER("costs are taken off after the fee is reckoned");

        private final String words;

        Costs(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public Contingency {
        stages = List.copyOf(stages);
        Objects.requireNonNull(costs, "costs");
        Objects.requireNonNull(signedOn, "signedOn");
    }

    @Override
    public Kind kind() {
        return Kind.CONTINGENCY;
    }

    @Override
    public String terms() {
        return "Contingency: " + stages.stream().map(Stage::words).collect(Collectors.joining("; ")) + "; " + costs.words() + "; signed " + Show.date(signedOn);
    }

    @Override
    public TimeCharge charge(@Nullable String taskCode) {
        return new TimeCharge.Covered();
    }

    @Override
    public Optional<Contingency> contingent() {
        return Optional.of(this);
    }

    public Optional<Stage> stage(String name) {
        return stages.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** What the percentage is taken of: the recovery, or what the costs leave of it, never below zero. */
    public Money base(Money recovered, Money spent) {
        return costs == Costs.AFTER ? recovered : recovered.isGreaterThan(spent) ? recovered.minus(spent) : Money.zero(recovered.getCurrencyUnit());
    }

    /** The fee, HALF_UP to the minor unit. */
    public Money fee(Stage stage, Money recovered, Money spent) {
        return Moneys.percent(base(recovered, spent), stage.percent());
    }

    @Override
    public List<Refusal> refusals(CurrencyUnit currency) {
        var check = new ArrangementCheck(currency).that(!stages.isEmpty() && stages.size() <= MOST, "stages", stages.isEmpty() ? "required" : "too-many", "Name 1 to %d stages.".formatted(MOST));
        Set<String> names = new HashSet<>();
        for (int i = 0; i < stages.size(); i++) {
            Stage each = stages.get(i);
            String at = "stages[" + i + "].";
            check.text(at + "name", each.name(), 100).percent(at + "percent", each.percent())
                    .that(names.add(each.name().toLowerCase(Locale.ROOT)), at + "name", "name-twice", "Another stage has this name already.");
        }
        return check.list();
    }
}
