package org.chancery.practice.guidelines;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;

/** The parameters of a rule as they were given. Each reader takes one, and gathers a refusal beside its field when it means nothing; its stand-in never leaves {@link #read}. */
final class Given {

    private static final int MOST_ENTRIES = 100;
    private static final int LONGEST_ENTRY = 100;

    private final Map<String, String> values;
    private final List<Refusal> refusals = new ArrayList<>();

    private Given(Map<String, String> values) {
        this.values = values;
    }

    /** The rule, or all that is wrong with its parameters. */
    static Outcome<Rule> read(RuleKind kind, Map<String, String> values) {
        Given given = new Given(values);
        Set<String> known = kind.parameters().stream().map(Parameter::name).collect(Collectors.toSet());
        values.keySet().stream().filter(name -> !known.contains(name)).sorted().forEach(name -> given.refuse(name, "parameter-unknown", kind.title() + " has no such parameter."));
        Rule rule = kind.read(given);
        return given.refusals.isEmpty() ? Outcome.done(rule) : Outcome.refused(given.refusals);
    }

    void refuse(String name, String code, String message) {
        refusals.add(Refusal.at("parameters." + name, code, message));
    }

    private String text(String name) {
        return Objects.requireNonNullElse(values.get(name), "").strip();
    }

    /** A whole number. */
    int number(String name, int least, int most) {
        String text = text(name);
        if (text.isEmpty()) {
            refusals.add(Refusal.required("parameters." + name));
            return least;
        }
        int number = text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            refuse(name, "out-of-range", "A whole number from %d to %d.".formatted(least, most));
            return least;
        }
        return number;
    }

    /** A sum above zero in the currency beside it. */
    Money sum(String name) {
        CurrencyUnit currency = currency();
        String text = text(name).replace(",", "");
        if (text.isEmpty()) {
            refusals.add(Refusal.required("parameters." + name));
        } else if (!text.matches("\\d{1,12}(\\.\\d{1,3})?") || new BigDecimal(text).signum() == 0 || new BigDecimal(text).stripTrailingZeros().scale() > currency.getDecimalPlaces()) {
            refuse(name, "malformed", "A sum above zero, such as 450.00.");
        } else {
            return Money.of(currency, new BigDecimal(text));
        }
        return Money.zero(currency);
    }

    private CurrencyUnit currency() {
        try {
            return CurrencyUnit.of(text("currency").toUpperCase(Locale.ROOT));
        } catch (IllegalCurrencyException unknown) {
            refuse("currency", "currency-unknown", "A currency by its three letters, such as USD.");
            return CurrencyUnit.USD;
        }
    }

    LocalDate day(String name) {
        try {
            return LocalDate.parse(text(name));
        } catch (DateTimeParseException malformed) {
            refuse(name, "malformed", "A day such as 2026-01-31.");
            return LocalDate.EPOCH;
        }
    }

    boolean flag(String name) {
        return text(name).equals("true");
    }

    /** Entries between commas or on lines of their own, in small letters; none is allowed. */
    Set<String> words(String name) {
        Set<String> words = Arrays.stream(text(name).split("[,\n]")).map(word -> word.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT)).filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (words.size() > MOST_ENTRIES || words.stream().anyMatch(word -> word.length() > LONGEST_ENTRY)) {
            refuse(name, "too-long", "At most %d entries of up to %d characters.".formatted(MOST_ENTRIES, LONGEST_ENTRY));
        }
        return words;
    }

    /** Codes between commas, in capitals; none is allowed. */
    Set<String> codes(String name) {
        return words(name).stream().map(code -> code.toUpperCase(Locale.ROOT)).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Ids of people between commas; at least one. */
    Set<UserId> people(String name) {
        Set<String> ids = words(name);
        if (ids.isEmpty()) {
            refusals.add(Refusal.required("parameters." + name));
        }
        if (ids.stream().anyMatch(id -> !id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))) {
            refuse(name, "malformed", "Choose people from the list.");
            return Set.of();
        }
        return ids.stream().map(id -> new UserId(UUID.fromString(id))).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
