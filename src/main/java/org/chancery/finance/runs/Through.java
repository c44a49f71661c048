package org.chancery.finance.runs;

import java.time.LocalDate;

/** Up to which day of work a rule bills. */
public enum Through {

    LAST_MONTH("the end of the month before"),
    THE_DAY("the day it starts");

    private final String title;

    Through(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    LocalDate of(LocalDate day) {
        return this == THE_DAY ? day : day.withDayOfMonth(1).minusDays(1);
    }
}
