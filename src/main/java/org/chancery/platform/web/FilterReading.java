package org.chancery.platform.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** What a filter becomes of a request: predicates with their bound values, none if it is not asked for. */
record FilterReading(List<String> conditions, Map<String, Object> values) {

    private static final int MOST_VALUES = 100;
    private static final int LONGEST = 200;
    private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,15}(\\.\\d{1,4})?");
    private static final FilterReading UNUSED = new FilterReading(List.of(), Map.of());

    /** Minor units in a unit of the row's currency, as SQL: 1 for yen, 1000 for dinars, 100 for most. */
    private static final String MINOR_UNITS = minorUnits();

    boolean used() {
        return !conditions.isEmpty();
    }

    static Outcome<FilterReading> of(Filter filter, ListRequest request, ZoneId zone) {
        for (String parameter : filter.parameters()) {
            if (request.all(parameter).stream().anyMatch(v -> v.length() > LONGEST || v.indexOf('\0') >= 0)) {
                return malformed(parameter, "At most " + LONGEST + " characters.");
            }
        }
        return switch (filter) {
            case Filter.OneOf oneOf -> oneOf(oneOf, request.all(oneOf.key()));
            case Filter.Reference reference -> reference(reference, request.one(reference.key()));
            case Filter.Contains contains -> contains(contains, request.one(contains.key()));
            case Filter.Days days -> range(days, request, days(days, zone));
            case Filter.Amounts amounts -> range(amounts, request, amounts(amounts));
        };
    }

    private static Outcome<FilterReading> oneOf(Filter.OneOf filter, List<String> values) {
        if (values.isEmpty()) {
            return Outcome.done(UNUSED);
        }
        if (values.size() > MOST_VALUES) {
            return malformed(filter.key(), "At most " + MOST_VALUES + " values.");
        }
        if (filter.choices() instanceof Choices.Fixed(var choices)) {
            List<String> known = choices.stream().map(Option::value).toList();
            if (!known.containsAll(values)) {
                return malformed(filter.key(), "One of: " + String.join(", ", known) + ".");
            }
        }
        return single(filter.predicate(), filter.key(), values);
    }

    private static Outcome<FilterReading> reference(Filter.Reference filter, @Nullable String value) {
        return value == null ? Outcome.done(UNUSED) : Ids.uuid(value).map(id -> single(filter.predicate(), filter.key(), id))
                .orElseGet(() -> malformed(filter.key(), "This is an id, such as " + Ids.EXAMPLE + "."));
    }

    private static Outcome<FilterReading> contains(Filter.Contains filter, @Nullable String value) {
        return value == null ? Outcome.done(UNUSED) : single(filter.predicate(), filter.key(), ListQuery.containing(value));
    }

    private static Outcome<FilterReading> single(String predicate, String key, Object value) {
        return Outcome.done(new FilterReading(List.of(predicate), Map.of(key, value)));
    }

    /** One end of a range: its predicate and value. */
    private record End(String predicate, Object value) {}

    private interface Ends {
        /** The end that a text means; fails if it means none. */
        End end(String parameter, boolean lower, String text);

        String example();
    }

    private static Outcome<FilterReading> range(Filter filter, ListRequest request, Ends ends) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> values = new LinkedHashMap<>();
        List<Refusal> refusals = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            String parameter = filter.parameters().get(i);
            String text = request.one(parameter);
            if (text == null) {
                continue;
            }
            try {
                End end = ends.end(parameter, i == 0, text);
                conditions.add(end.predicate());
                values.put(parameter, end.value());
            } catch (DateTimeParseException | NumberFormatException notUnderstood) {
                refusals.add(Refusal.at(parameter, "filter-malformed", ends.example()));
            }
        }
        return refusals.isEmpty() ? Outcome.done(new FilterReading(conditions, values)) : Outcome.refused(refusals);
    }

    private static Ends days(Filter.Days filter, ZoneId zone) {
        return ends("This is a day, such as 2026-11-23.", (parameter, lower) -> text -> {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() < 1 || day.getYear() > 9999) {
                throw new DateTimeParseException("beyond the calendar", text, 0);
            }
            return switch (filter.of()) {
                case DATES -> new End(filter.expression() + (lower ? " >= :" : " <= :") + parameter, day);
                case INSTANTS -> {
                    OffsetDateTime at = (lower ? day : day.plusDays(1)).atStartOfDay(zone).toOffsetDateTime();
                    yield new End(filter.expression() + (lower ? " >= :" : " < :") + parameter, at);
                }
            };
        });
    }

    private static Ends amounts(Filter.Amounts filter) {
        String units = MINOR_UNITS.formatted(filter.currencyExpression());
        return ends("This is an amount, such as 1234.50.", (parameter, lower) -> text -> {
            if (!AMOUNT.matcher(text).matches()) {
                throw new NumberFormatException(text);
            }
            return new End(filter.minorExpression() + (lower ? " >= :" : " <= :") + parameter + " * " + units, new BigDecimal(text));
        });
    }

    private interface EndOf {
        Function<String, End> at(String parameter, boolean lower);
    }

    private static Ends ends(String example, EndOf endOf) {
        return new Ends() {
            @Override
            public End end(String parameter, boolean lower, String text) {
                return endOf.at(parameter, lower).apply(text);
            }

            @Override
            public String example() {
                return example;
            }
        };
    }

    private static String minorUnits() {
        var unusual = CurrencyUnit.registeredCurrencies().stream().filter(c -> c.getDecimalPlaces() != 2).collect(Collectors.groupingBy(
                CurrencyUnit::getDecimalPlaces, TreeMap::new, Collectors.mapping(c -> "'" + c.getCode() + "'", Collectors.joining(", "))));
        return unusual.entrySet().stream().map(e -> " when %1$s in (" + e.getValue() + ") then " + BigDecimal.ONE.movePointRight(e.getKey()).toPlainString())
                .collect(Collectors.joining("", "(case", " else 100 end)"));
    }

    private static Outcome<FilterReading> malformed(String parameter, String message) {
        return Outcome.refusedAt(parameter, "filter-malformed", message);
    }
}
