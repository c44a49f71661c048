package org.chancery.practice.matters.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Posted;
import org.chancery.practice.matters.Arrangement;
import org.chancery.practice.matters.Blended;
import org.chancery.practice.matters.Capped;
import org.chancery.practice.matters.Contingency;
import org.chancery.practice.matters.Hybrid;
import org.chancery.practice.matters.Subscription;
import org.chancery.practice.matters.SuccessFee;
import org.chancery.practice.matters.TaskFees;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** The fields of an arrangement in the form of a matter. Those of another kind than the chosen one are hidden, and not read. Public for its template alone. */
public final class ArrangementForm {

    public static final List<Option> KINDS = Arrays.stream(Arrangement.Kind.values()).map(kind -> Option.of(kind.name(), kind.word())).toList();
    public static final List<Option> EVERY = Arrays.stream(Subscription.Every.values()).map(each -> Option.of(each.name(), "Each " + each.word())).toList();
    public static final List<Option> DUE = Arrays.stream(TaskFees.Due.values()).map(due -> Option.of(due.name(), due.word())).toList();
    public static final List<Option> COSTS = List.of(Option.of("BEFORE", "Before the fee is reckoned"), Option.of("AFTER", "After the fee is reckoned"));
    private static final String FIELD = "arrangement.";
    private static final int SPARE_ROWS = 2;

    private ArrangementForm() {}

    /** How many rows of a group are shown: those that are filled, and some to fill. */
    public static int rows(Form form, String group) {
        int filled = 0;
        while (!form.text(group + "[" + filled + "].name").isEmpty()) {
            filled++;
        }
        return filled + SPARE_ROWS;
    }

    static void begin(Map<String, Object> presets, LocalDate today) {
        presets.put(FIELD + "kind", Arrangement.Kind.HOURLY.name());
        presets.put(FIELD + "every", Subscription.Every.MONTH.name());
        presets.put(FIELD + "from", today.withDayOfMonth(1));
        presets.put(FIELD + "timePercent", BigDecimal.valueOf(100));
        presets.put(FIELD + "costs", Contingency.Costs.BEFORE.name());
    }

    static void put(Map<String, Object> presets, Arrangement arrangement) {
        presets.put(FIELD + "kind", arrangement.kind().name());
        switch (arrangement) {
            case Arrangement.Hourly _ -> { }
            case Arrangement.Flat(var fee) -> presets.put(FIELD + "fee", fee);
            case Capped(var cap) -> presets.put(FIELD + "cap", cap);
            case Blended(var rate) -> presets.put(FIELD + "rate", rate);
            case Subscription(var fee, var every, var from) -> presets.putAll(Map.of(FIELD + "fee", fee, FIELD + "every", every.name(), FIELD + "from", from));
            case TaskFees(var fees) -> put(presets, fees);
            case Contingency contingency -> put(presets, contingency);
            case SuccessFee(var fee, var success, var percent) -> presets.putAll(Map.of(FIELD + "fee", fee, FIELD + "success", success, FIELD + "timePercent", shown(percent)));
            case Hybrid hybrid -> put(presets, hybrid);
        }
    }

    private static void put(Map<String, Object> presets, List<TaskFees.Fee> fees) {
        for (int i = 0; i < fees.size(); i++) {
            String row = FIELD + "fees[" + i + "].";
            presets.putAll(Map.of(row + "name", fees.get(i).name(), row + "fee", fees.get(i).fee(), row + "due", fees.get(i).due().name()));
        }
    }

    private static void put(Map<String, Object> presets, Contingency contingency) {
        presets.putAll(Map.of(FIELD + "costs", contingency.costs().name(), FIELD + "signedOn", contingency.signedOn()));
        for (int i = 0; i < contingency.stages().size(); i++) {
            String row = FIELD + "stages[" + i + "].";
            presets.putAll(Map.of(row + "name", contingency.stages().get(i).name(), row + "percent", shown(contingency.stages().get(i).percent())));
        }
    }

    private static void put(Map<String, Object> presets, Hybrid hybrid) {
        presets.put(FIELD + "timePercent", shown(hybrid.timePercent()));
        presets.put(FIELD + "coveredTasks", String.join(", ", hybrid.coveredTasks()));
        Money fee = hybrid.fee();
        if (fee != null) {
            presets.put(FIELD + "fee", fee);
        }
        hybrid.contingent().ifPresent(contingency -> put(presets, contingency));
    }

    private static BigDecimal shown(BigDecimal percent) {
        return new BigDecimal(percent.stripTrailingZeros().toPlainString());
    }

    static Arrangement read(Posted f, CurrencyUnit currency) {
        return switch (f.constant(FIELD + "kind", Arrangement.Kind.class)) {
            case HOURLY -> new Arrangement.Hourly();
            case FLAT -> new Arrangement.Flat(f.money(FIELD + "fee", currency));
            case CAPPED -> new Capped(f.money(FIELD + "cap", currency));
            case BLENDED -> new Blended(f.money(FIELD + "rate", currency));
            case SUBSCRIPTION -> new Subscription(f.money(FIELD + "fee", currency), f.constant(FIELD + "every", Subscription.Every.class), f.date(FIELD + "from"));
            case TASK_FEES -> new TaskFees(fees(f, currency));
            case CONTINGENCY -> new Contingency(stages(f), f.constant(FIELD + "costs", Contingency.Costs.class), f.date(FIELD + "signedOn"));
            case SUCCESS_FEE -> new SuccessFee(f.money(FIELD + "fee", currency), f.text(FIELD + "success"), f.decimal(FIELD + "timePercent"));
            case HYBRID -> hybrid(f, currency);
        };
    }

    private static Hybrid hybrid(Posted f, CurrencyUnit currency) {
        List<Contingency.Stage> stages = stages(f);
        Contingency contingency = stages.isEmpty() ? null : new Contingency(stages, f.constant(FIELD + "costs", Contingency.Costs.class), f.date(FIELD + "signedOn"));
        String codes = Objects.requireNonNullElse(f.textOrNull(FIELD + "coveredTasks"), "");
        return new Hybrid(f.decimal(FIELD + "timePercent"), f.moneyOrNull(FIELD + "fee", currency), Arrays.asList(codes.split("[,;\\s]+")), contingency);
    }

    private static List<TaskFees.Fee> fees(Posted f, CurrencyUnit currency) {
        return f.each(FIELD + "fees", row -> row.textOrNull("name") == null && row.textOrNull("fee") == null ? ArrangementForm.<TaskFees.Fee>absent()
                : List.of(new TaskFees.Fee(row.text("name"), row.money("fee", currency), row.constant("due", TaskFees.Due.class)))).stream().flatMap(List::stream).toList();
    }

    private static List<Contingency.Stage> stages(Posted f) {
        return f.each(FIELD + "stages", row -> row.textOrNull("name") == null && row.textOrNull("percent") == null ? ArrangementForm.<Contingency.Stage>absent()
                : List.of(new Contingency.Stage(row.text("name"), row.decimal("percent")))).stream().flatMap(List::stream).toList();
    }

    /** A row that was left empty. */
    private static <T> List<T> absent() {
        return List.of();
    }
}
