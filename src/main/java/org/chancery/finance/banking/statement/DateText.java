package org.chancery.finance.banking.statement;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as the formats write them. Always the calendar day that the bank wrote: a bank's booking day is a legal date and
 * not an instant, so a time of day and a zone behind it ({@code 20240323000000[-3:GMT]}) are checked in form and dropped.
 */
final class DateText {

    private static final int EARLIEST_YEAR = 1900;
    private static final int LATEST_YEAR = 2199;

    /** Digits as OFX has them, or with dashes as some banks do; then time, fraction and zone in brackets. */
    private static final Pattern OFX =
            Pattern.compile("(\\d{4})(-?)(\\d{2})\\2(\\d{2})[T ]?(?:[\\d:.,]*)\\s*(?:\\[[^\\]]*\\]?|Z|[+-][\\d:]+)?");
    private static final Pattern ISO = Pattern.compile("(\\d{4})(-)(\\d{2})-(\\d{2})(?:T[\\d:.,]+)?(?:Z|[+-]\\d{2}:?\\d{2})?");
    /** What some programs write for “no date”. */
    private static final Pattern NONE = Pattern.compile("0{8}\\d*.*|0001-?01-?01.*");

    private DateText() {}

    static LocalDate ofx(Element place) throws UnreadableException {
        return parsed(OFX, place);
    }

    /** Null when the element is absent, blank, or says in digits that there is no date. */
    static @Nullable LocalDate ofxOrNull(@Nullable Element place) throws UnreadableException {
        return place == null || !place.hasText() || NONE.matcher(place.text()).matches() ? null : parsed(OFX, place);
    }

    /** A CAMT date choice, {@code Dt} or {@code DtTm} below this element; null when it is absent or blank. */
    static @Nullable LocalDate camtOrNull(@Nullable Element choice) throws UnreadableException {
        if (choice == null) {
            return null;
        }
        Element day = choice.only("Dt");
        Element found = day == null ? choice.only("DtTm") : day;
        // Some banks put the date straight into the element that should hold the choice.
        Element place = found == null ? choice : found;
        return place.hasText() ? parsed(ISO, place) : null;
    }

    static @Nullable LocalDate isoOrNull(@Nullable Element place) throws UnreadableException {
        return place == null || !place.hasText() ? null : parsed(ISO, place);
    }

    private static LocalDate parsed(Pattern form, Element place) throws UnreadableException {
        Matcher date = form.matcher(place.text());
        if (date.matches()) {
            try {
                var day = LocalDate.of(number(date, 1), number(date, 3), number(date, 4));
                if (day.getYear() >= EARLIEST_YEAR && day.getYear() <= LATEST_YEAR) {
                    return day;
                }
            } catch (DateTimeException noSuchDay) {
                throw place.refuse("There is no such day as “" + place.text() + "”.");
            }
        }
        throw place.refuse("“" + place.text() + "” is not a date.");
    }

    private static int number(Matcher date, int group) {
        return Integer.parseInt(date.group(group));
    }
}
