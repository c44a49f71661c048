package org.chancery.practice.timekeeping;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.practice.matters.MatterId;
import org.jspecify.annotations.Nullable;

/** What makes a row of a week one row: the same matter, codes and billing. */
public record WeekKey(MatterId matterId, @Nullable String taskCode, @Nullable String activityCode, Billing billing) {

    private static final Pattern TEXT = Pattern.compile("([0-9a-f-]{36})~([A-Z0-9._-]{0,20})~([A-Z0-9._-]{0,20})~([A-Z_]+)");

    static final Comparator<WeekKey> BY_CODES = Comparator.<WeekKey, String>comparing(key -> orEmpty(key.taskCode())).thenComparing(key -> orEmpty(key.activityCode()))
            .thenComparing(WeekKey::billing);

    static WeekKey of(TimeView entry) {
        return new WeekKey(entry.matterId(), entry.taskCode(), entry.activityCode(), entry.billing());
    }

    /** The key of {@link #toString}; empty if the text is none. */
    public static Optional<WeekKey> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Arrays.stream(Billing.values()).filter(billing -> billing.name().equals(parts.group(4))).findFirst()
                .flatMap(billing -> matter(parts.group(1)).map(matter -> new WeekKey(matter, orNull(parts.group(2)), orNull(parts.group(3)), billing)));
    }

    private static Optional<MatterId> matter(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? Optional.of(MatterId.of(text)) : Optional.empty();
    }

    /** The codes, as a row shows them; empty for none. */
    public String codes() {
        return Stream.of(orEmpty(taskCode), orEmpty(activityCode)).filter(code -> !code.isEmpty()).collect(Collectors.joining(" "));
    }

    private static String orEmpty(@Nullable String code) {
        return code == null ? "" : code;
    }

    private static @Nullable String orNull(String code) {
        return code.isEmpty() ? null : code;
    }

    @Override
    public String toString() {
        return matterId + "~" + orEmpty(taskCode) + "~" + orEmpty(activityCode) + "~" + billing.name();
    }
}
