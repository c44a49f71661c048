package org.chancery.platform.audit.web;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.chancery.platform.audit.History;
import org.chancery.platform.web.Show;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Says in words what the database wrote down of a row: people by name, money in its currency, dates as elsewhere. */
final class HistoryWords {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:.*(Z|[+-]\\d{2}:\\d{2})");
    private static final Pattern UUIDS = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern CONSTANT = Pattern.compile("[A-Z]+(_[A-Z]+)*");
    /** Columns whose capitals are meant. */
    private static final Set<String> SPELT = Set.of("currency", "code", "number", "reference", "initials", "task_code", "activity_code");
    private static final int SHORT_ID = 8;

    private final String type;
    private final Map<UUID, String> people;

    HistoryWords(String type, Map<UUID, String> people) {
        this.type = type;
        this.people = people;
    }

    ShownVersion shown(History.Version version) {
        String title = title(version.operation());
        return new ShownVersion(version.objectType().equals(type) ? title : title + ": " + plain(version.objectType()), !version.operation().equals("UPDATE"),
                version.userName(), Show.instant(version.at()), version.reason(), lines(version.changes(), version.currency()));
    }

    static String title(String operation) {
        return switch (operation) {
            case "INSERT" -> "Added";
            case "DELETE" -> "Removed";
            default -> "Changed";
        };
    }

    List<ShownVersion.Line> lines(List<History.Change> changes, @Nullable String currency) {
        return changes.stream().filter(change -> !change.column().equals("id") && !change.column().equals("version"))
                .map(change -> new ShownVersion.Line(label(change.column()), words(change.column(), change.before(), currency),
                        words(change.column(), change.after(), currency))).toList();
    }

    static String plain(String objectType) {
        return objectType.replace('-', ' ');
    }

    private static String label(String column) {
        String words = column.replaceFirst("_(id|minor)$", "").replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private String words(String column, @Nullable Object value, @Nullable String currency) {
        if (value instanceof Number minor && currency != null && column.endsWith("_minor")) {
            return Show.money(Money.ofMinor(CurrencyUnit.of(currency), minor.longValue()));
        } else if (value instanceof Boolean yes) {
            return yes ? "Yes" : "No";
        } else if (value instanceof String text && !SPELT.contains(column)) {
            return read(text);
        }
        return value == null ? Show.NOTHING : Show.text(value.toString());
    }

    private String read(String text) {
        if (DAY.matcher(text).matches()) {
            return Show.date(LocalDate.parse(text));
        } else if (INSTANT.matcher(text).matches()) {
            return Show.instant(OffsetDateTime.parse(text).toInstant());
        } else if (UUIDS.matcher(text).matches()) {
            return people.getOrDefault(UUID.fromString(text), text.substring(0, SHORT_ID) + "…");
        } else if (CONSTANT.matcher(text).matches() && text.length() > 3) {
            return text.charAt(0) + text.substring(1).replace('_', ' ').toLowerCase(Locale.ROOT);
        }
        return Show.text(text);
    }
}
