package org.chancery.practice.matters;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chancery.platform.web.Show;
import org.chancery.shared.Refusal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A flat fee for each task, due once when it is done, and for each appearance, due each time. All time is covered by them.
 *
 * @param fees 1 to 50, each of its own name
 */
public record TaskFees(List<Fee> fees) implements Arrangement {

    private static final int MOST = 50;

    /**
     * A fee agreed.
     *
     * @param name as the client reads it: {@code Answer to the complaint}
     * @param fee  above zero, in the currency of the matter
     */
    public record Fee(String name, Money fee, Due due) {

        public Fee {
            name = name.strip();
        }
    }

    /** How often a fee comes due. */
    public enum Due {
        ONCE("once, when done"), EACH_TIME("each time");

        private final String word;

        Due(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public TaskFees {
        fees = List.copyOf(fees);
    }

    @Override
    public Kind kind() {
        return Kind.TASK_FEES;
    }

    @Override
    public String terms() {
        return fees.stream().map(each -> each.name() + " " + Show.money(each.fee()) + (each.due() == Due.EACH_TIME ? " each time" : "")).collect(Collectors.joining("; "));
    }

    @Override
    public TimeCharge charge(@Nullable String taskCode) {
        return new TimeCharge.Covered();
    }

    public Optional<Fee> named(String name) {
        return fees.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    @Override
    public List<Refusal> refusals(CurrencyUnit currency) {
        var check = new ArrangementCheck(currency).that(!fees.isEmpty() && fees.size() <= MOST, "fees", fees.isEmpty() ? "required" : "too-many", "Name 1 to %d fees.".formatted(MOST));
        Set<String> names = new HashSet<>();
        for (int i = 0; i < fees.size(); i++) {
            Fee each = fees.get(i);
            String at = "fees[" + i + "].";
            check.text(at + "name", each.name(), 200).sum(at + "fee", each.fee(), "The fee")
                    .that(names.add(each.name().toLowerCase(Locale.ROOT)), at + "name", "name-twice", "Another fee has this name already.");
        }
        return check.list();
    }
}
