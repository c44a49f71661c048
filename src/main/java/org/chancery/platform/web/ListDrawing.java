package org.chancery.platform.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chancery.shared.Refusal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Turns the rows of a listing into the words and addresses of its page. */
final class ListDrawing<R> {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final Listing<R> whole;
    private final Listing<R> listing;
    private final ListRequest request;
    private final ListQuery query;
    private final ListReader reader;
    private final ListAddress address;

    ListDrawing(Listing<R> whole, ListRequest request, ListQuery query, ListReader reader) {
        this.whole = whole;
        this.listing = whole.showing(request.all("columns"));
        this.request = request;
        this.query = query;
        this.reader = reader;
        this.address = ListAddress.of(whole, request);
    }

    ListView draw(ListReader.Rows<R> rows, ListReader.Totals totals, List<SavedView> saved) {
        boolean narrowed = query.q() != null || query.active().stream().anyMatch(f -> !fixed(f));
        return new ListView(listing.key(), listing.title(), request.path(), listing.search() != null, Objects.requireNonNullElse(query.q(), ""),
                address.without(Set.of("q")).fields(), views(saved), chips(), controls(), heads(), lines(rows), foot(totals), counted(totals),
                address.withCursor(rows.previous()), address.withCursor(rows.next()), address.with("format", "csv").href(),
                address.with("format", "xlsx").href(), request.path(), narrowed, listing.empty(), listing.actions(),
                query.refusals().stream().map(Refusal::message).toList(), shown(),
                new ListView.Saving(viewsHref(), !saved.isEmpty(), !shownAs().query().isEmpty()));
    }

    private boolean fixed(Filter filter) {
        return filter.parameters().stream().anyMatch(request::isFixed);
    }

    private List<ListView.Link> views(List<SavedView> saved) {
        return Stream.concat(listing.views().stream().map(view -> link(view.title(), view.query())), saved.stream().map(view -> link(view.title(), view.query()))).toList();
    }

    private ListView.Link link(String title, String query) {
        String href = query.isEmpty() ? request.path() : request.path() + "?" + query;
        return new ListView.Link(title, href, href.equals(shownAs().href()));
    }

    /** What is shown, as a view keeps it. */
    private ListAddress shownAs() {
        return address.without(Set.of("limit"));
    }

    private String viewsHref() {
        return new ListAddress("/views", Map.of()).with("list", whole.key()).with("path", request.path()).with("query", shownAs().query()).href();
    }

    private ListView.Columns shown() {
        Column<R> naming = whole.naming();
        return new ListView.Columns(whole.columns().stream().map(column -> new ListView.Shown(column.key(), column.title(), listing.columns().contains(column), column == naming))
                .toList(), address.without(Set.of("columns")).fields(), address.without(Set.of("columns")).href());
    }

    private List<ListView.Chip> chips() {
        return query.active().stream().filter(f -> !fixed(f))
                .map(f -> new ListView.Chip(f.title(), chosen(f), address.without(f.parameters()).href())).toList();
    }

    /** What a filter is set to, in words. */
    private String chosen(Filter filter) {
        return switch (filter) {
            case Filter.OneOf(var key, _, var choices, _) -> {
                List<String> values = request.all(key);
                List<Option> known = reader.choices(choices);
                yield values.stream().map(v -> known.stream().filter(o -> o.value().equals(v)).map(Option::label).findFirst().orElse(v))
                        .collect(Collectors.joining(", "));
            }
            case Filter.Reference reference -> Objects.requireNonNullElse(
                    reader.label(reference, UUID.fromString(Objects.requireNonNull(request.one(reference.key())))), "chosen");
            case Filter.Contains(var key, _, _) -> words(Objects.requireNonNull(request.one(key)));
            case Filter.Days days -> between(day(request.one(days.key() + "From")), day(request.one(days.key() + "To")), "from ", "until ");
            case Filter.Amounts amounts -> between(request.one(amounts.key() + "Min"), request.one(amounts.key() + "Max"), "≥ ", "≤ ");
        };
    }

    private static String words(String typed) {
        return DAY.matcher(typed).matches() ? Show.date(LocalDate.parse(typed)) : typed;
    }

    private static @Nullable String day(@Nullable String text) {
        return text == null ? null : Show.date(LocalDate.parse(text));
    }

    private static String between(@Nullable String low, @Nullable String high, String from, String until) {
        return low == null ? until + high : high == null ? from + low : low.equals(high) ? low : low + " – " + high;
    }

    /** A form for each filter that a person can fill in; references are set by links that lead here. */
    private List<ListView.Control> controls() {
        return listing.filters().stream().filter(f -> !fixed(f) && !(f instanceof Filter.Reference)).map(this::control).toList();
    }

    private ListView.Control control(Filter filter) {
        var input = switch (filter) {
            case Filter.OneOf _ -> ListView.Control.Input.CHOICE;
            case Filter.Days _ -> ListView.Control.Input.DAYS;
            case Filter.Amounts _ -> ListView.Control.Input.AMOUNTS;
            case Filter.Contains _, Filter.Reference _ -> ListView.Control.Input.TEXT;
        };
        List<Option> options = filter instanceof Filter.OneOf(_, _, var choices, _) ? reader.choices(choices) : List.of();
        List<String> values = filter.parameters().stream().map(p -> Objects.requireNonNullElse(request.one(p), "")).toList();
        return new ListView.Control(filter.title(), filter.key(), input, options, request.all(filter.key()), filter.parameters(), values,
                query.active().contains(filter), address.without(filter.parameters()).fields());
    }

    /** Those that say something: of the time <em>of a matter</em>, the matter is known. */
    private List<Column<R>> columns() {
        return listing.columns().stream().filter(column -> column == whole.naming() || !request.isFixed(column.key().replaceFirst("Name$", "") + "Id")).toList();
    }

    private List<ListView.Head> heads() {
        return columns().stream().map(column -> {
            var order = query.ordering().by().stream().findFirst().filter(by -> by.column().key().equals(column.key())).orElse(null);
            String sorted = order == null ? null : order.descending() ? "descending" : "ascending";
            String next = "ascending".equals(sorted) ? "-" + column.key() : column.key();
            String href = column.sortable() ? address.with("sort", next).href() : null;
            return new ListView.Head(column.title(), column.numeric(), href, sorted);
        }).toList();
    }

    private List<ListView.Line> lines(ListReader.Rows<R> found) {
        List<R> rows = found.rows();
        Column<R> name = whole.naming();
        boolean mixed = currencies(rows).size() > 1;
        List<Column<R>> columns = columns();
        return IntStream.range(0, rows.size()).mapToObj(i -> new ListView.Line(found.ids().get(i).toString(),
                columns.stream().map(c -> cell(c, rows.get(i), c == name, mixed)).toList())).toList();
    }

    private Set<CurrencyUnit> currencies(List<R> rows) {
        Set<CurrencyUnit> found = new HashSet<>();
        rows.forEach(row -> listing.columns().forEach(column -> {
            if (column.value(row) instanceof Money money) {
                found.add(money.getCurrencyUnit());
            }
        }));
        return found;
    }

    private ListView.Cell cell(Column<R> column, R row, boolean name, boolean mixed) {
        @Nullable Object value = column.value(row);
        boolean negative = value instanceof Money money && money.isNegative();
        return new ListView.Cell(column.title(), shown(column.kind(), value, mixed), column.small(row), column.href(row), column.kind(), column.tone(row),
                column.numeric(), negative, name);
    }

    private static String shown(Column.Kind kind, @Nullable Object value, boolean mixed) {
        return switch (value) {
            case null -> Show.NOTHING;
            case Money money -> mixed ? Show.money(money) : Show.amount(money);
            case LocalDate date -> Show.date(date);
            case Instant instant -> Show.instant(instant);
            case Integer number -> kind == Column.Kind.MINUTES ? Show.hours(number) : Show.count(number);
            case BigDecimal number -> number.toPlainString();
            default -> Show.text(value.toString());
        };
    }

    private List<ListView.Foot> foot(ListReader.Totals totals) {
        List<Column<R>> columns = columns();
        int before = (int) columns.stream().takeWhile(c -> !c.totalled()).count();
        List<ListView.Foot> foot = new ArrayList<>();
        for (var sum : totals.sums()) {
            List<@Nullable String> texts = columns.stream().skip(before).<@Nullable String>map(c -> summed(c, sum)).toList();
            String currency = sum.currency() == null || totals.sums().size() == 1 ? "" : ", " + sum.currency();
            foot.add(new ListView.Foot((foot.isEmpty() ? counted(totals) + ", all pages" : "") + currency, Math.max(1, before), texts));
        }
        if (!totals.exact() && listing.totalled()) {
            foot.add(new ListView.Foot(counted(totals) + ": narrow the list to see its sums", columns.size(), List.of()));
        }
        return foot;
    }

    private @Nullable String summed(Column<R> column, ListReader.Totals.Sum sum) {
        BigDecimal value = sum.byColumn().get(column.key());
        if (value == null) {
            return null;
        }
        return switch (column.kind()) {
            case MONEY -> sum.currency() == null ? Show.NOTHING : Show.amount(money(sum.currency(), value));
            case MINUTES -> Show.hours(value.intValueExact());
            case TEXT, PROSE, TAG, DATE, INSTANT, NUMBER -> value.toPlainString();
        };
    }

    private static Money money(String currency, BigDecimal minor) {
        CurrencyUnit unit = CurrencyUnit.of(currency);
        return Money.of(unit, minor.movePointLeft(unit.getDecimalPlaces()));
    }

    private static String counted(ListReader.Totals totals) {
        String rows = Show.count(totals.rows());
        return totals.exact() ? rows + (totals.rows() == 1 ? " row" : " rows") : "more than " + rows + " rows";
    }
}
