package org.chancery.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * A form that a page sent, read into a command: {@code posted.read(f -> new OpenMatter(f.id("clientId", ContactId::of), f.text("name")))}.
 * Each reader takes what people type, and gathers a refusal beside its field when that means nothing; a reader whose field is refused gives
 * a stand-in, which never leaves {@link #read}.
 */
public final class Posted {

    private static final int LONGEST = 20_000;
    private static final UUID NOBODY = new UUID(0, 0);

    private final Map<String, List<String>> values;
    private final String prefix;
    private final Locale locale;
    private final List<Refusal> refusals;

    private Posted(Map<String, List<String>> values, String prefix, Locale locale, List<Refusal> refusals) {
        this.values = values;
        this.prefix = prefix;
        this.locale = locale;
        this.refusals = refusals;
    }

    public static Posted of(HttpServletRequest request) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, all) -> values.put(name, Arrays.asList(all)));
        return of(values, LocaleContextHolder.getLocale());
    }

    static Posted of(Map<String, List<String>> values, Locale locale) {
        return new Posted(values, "", locale, new ArrayList<>());
    }

    /** The command, or every refusal that its readers found. */
    public <T> Outcome<T> read(Function<Posted, T> reader) {
        refusals.clear();
        try {
            T read = reader.apply(this);
            return refusals.isEmpty() ? Outcome.done(read) : Outcome.refused(refusals);
        } catch (IllegalArgumentException | NullPointerException invariant) {
            if (refusals.isEmpty()) {
                throw invariant;
            }
            // The command's own constructor could not take a stand-in: the reasons are already known.
            return Outcome.refused(refusals);
        }
    }

    /** The form as it was typed, with the reasons why it was refused. */
    public Form form(List<Refusal> why) {
        return Form.typed(values, why);
    }

    /** Refuses a field for a reason of the page's own. */
    public void refuse(String field, String code, String message) {
        refusals.add(Refusal.at(prefix + field, code, message));
    }

    /** Repeated groups of fields, {@code lines[0].amount}, {@code lines[1].amount} …, in the order of their numbers. */
    public <T> List<T> each(String group, Function<Posted, T> reader) {
        Pattern name = Pattern.compile(Pattern.quote(prefix + group) + "\\[(\\d{1,4})]\\..+");
        var numbers = new TreeSet<Integer>();
        values.keySet().stream().map(name::matcher).filter(Matcher::matches).forEach(m -> numbers.add(Integer.valueOf(m.group(1))));
        return numbers.stream().map(n -> reader.apply(new Posted(values, prefix + group + "[" + n + "].", locale, refusals))).toList();
    }

    /** What was typed, stripped; null if nothing. */
    public @Nullable String textOrNull(String field) {
        List<String> all = all(field);
        return all.isEmpty() ? null : all.getLast();
    }

    public String text(String field) {
        return needed(field, textOrNull(field), "");
    }

    /** Every value sent for a field, stripped, without blank ones. */
    public List<String> all(String field) {
        List<String> all = values.getOrDefault(prefix + field, List.of()).stream().map(v -> v.replace("\0", "").strip()).filter(v -> !v.isEmpty()).toList();
        if (all.stream().anyMatch(v -> v.length() > LONGEST)) {
            refuse(field, "too-long", "At most " + Show.count(LONGEST) + " characters.");
            return List.of();
        }
        return all;
    }

    /** Whether a box was ticked. */
    public boolean flag(String field) {
        return !all(field).isEmpty();
    }

    public Money money(String field, CurrencyUnit currency) {
        return needed(field, moneyOrNull(field, currency), Money.zero(currency));
    }

    public @Nullable Money moneyOrNull(String field, CurrencyUnit currency) {
        return understood(field, text -> Typed.money(text, currency, locale).orElse(null), "malformed", "Write an amount in " + currency.getCode() + " such as "
                + (currency.getDecimalPlaces() == 0 ? "1,235" : "1,234.50") + ".", Money.zero(currency));
    }

    public LocalDate date(String field) {
        return needed(field, dateOrNull(field), LocalDate.EPOCH);
    }

    public @Nullable LocalDate dateOrNull(String field) {
        return understood(field, text -> Typed.date(text, locale).orElse(null), "malformed", "Write a day such as 2026-11-23 or 23 Nov 2026.", LocalDate.EPOCH);
    }

    /** A span of time: {@code 1.5} (hours), {@code 1:30}, {@code 90m}. */
    public int minutes(String field) {
        return needed(field, minutesOrNull(field), 0);
    }

    public @Nullable Integer minutesOrNull(String field) {
        return understood(field, text -> Typed.minutes(text).orElse(null), "malformed", "Write a time such as 1.5, 1:30 or 90m.", 0);
    }

    public int number(String field) {
        return needed(field, numberOrNull(field), 0);
    }

    public @Nullable Integer numberOrNull(String field) {
        return understood(field, text -> text.matches("-?\\d{1,9}") ? Integer.valueOf(text) : null, "malformed", "Write a whole number.", 0);
    }

    public BigDecimal decimal(String field) {
        return needed(field, decimalOrNull(field), BigDecimal.ZERO);
    }

    public @Nullable BigDecimal decimalOrNull(String field) {
        return understood(field, text -> Typed.decimal(text.replace("%", ""), locale).orElse(null), "malformed", "Write a number such as 12.5.", BigDecimal.ZERO);
    }

    /** The id of something chosen: {@code id("matterId", MatterId::of)}. */
    public <I> I id(String field, Function<String, I> of) {
        return needed(field, idOrNull(field, of), of.apply(NOBODY.toString()));
    }

    public <I> @Nullable I idOrNull(String field, Function<String, I> of) {
        return understood(field, text -> Ids.uuid(text).map(id -> of.apply(id.toString())).orElse(null), "malformed", "Choose one from the list.",
                of.apply(NOBODY.toString()));
    }

    /** Every id of several ticked boxes or choices. */
    public <I> List<I> ids(String field, Function<String, I> of) {
        return all(field).stream().filter(text -> Ids.uuid(text).isPresent()).map(of).toList();
    }

    public <E extends Enum<E>> E constant(String field, Class<E> type) {
        return needed(field, constantOrNull(field, type), type.getEnumConstants()[0]);
    }

    public <E extends Enum<E>> @Nullable E constantOrNull(String field, Class<E> type) {
        return understood(field, text -> Arrays.stream(type.getEnumConstants()).filter(c -> c.name().equals(text)).findFirst().orElse(null),
                "malformed", "Choose one from the list.", type.getEnumConstants()[0]);
    }

    /** Reads what was typed; a text that means nothing is refused, and the stand-in keeps it from being refused as missing too. */
    private <T> @Nullable T understood(String field, Function<String, @Nullable T> reader, String code, String message, T standIn) {
        String text = textOrNull(field);
        if (text == null) {
            return null;
        }
        T value = text.length() > 200 ? null : reader.apply(text);
        if (value == null) {
            refuse(field, code, message);
            return standIn;
        }
        return value;
    }

    private <T> T needed(String field, @Nullable T value, T standIn) {
        if (value == null) {
            boolean said = refusals.stream().anyMatch(r -> Objects.equals(r.field(), prefix + field));
            if (!said) {
                refusals.add(Refusal.required(prefix + field));
            }
            return standIn;
        }
        return value;
    }
}
