package org.chancery.platform.firm;

import java.time.LocalDate;
import java.time.Month;

/**
 * A fiscal year: twelve months from the first day of its first month.
 *
 * @param from its first day
 * @param to   its last day
 */
public record FiscalYear(LocalDate from, LocalDate to) {

    /** The fiscal year in which a day lies. */
    public static FiscalYear of(Month first, LocalDate day) {
        LocalDate begun = LocalDate.of(day.getYear(), first, 1);
        LocalDate from = begun.isAfter(day) ? begun.minusYears(1) : begun;
        return new FiscalYear(from, from.plusYears(1).minusDays(1));
    }

    public FiscalYear before() {
        return new FiscalYear(from.minusYears(1), from.minusDays(1));
    }

    /** As people call it: {@code 2026}, or {@code 2026/27} where it begins in another month than January. */
    public String title() {
        return from.getYear() == to.getYear() ? String.valueOf(from.getYear()) : "%d/%02d".formatted(from.getYear(), to.getYear() % 100);
    }
}
