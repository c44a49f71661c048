package org.chancery.practice.guidelines;

import java.util.Optional;
import org.chancery.practice.timekeeping.CheckedWork;

/** What a client demands of a piece of work. Each kind is one small type that says what it goes against, and at which field it would be mended. */
sealed interface Rule permits BlockBilling, VagueNarrative, RateCap, RateFreeze, UnapprovedTimekeeper, HoursADay, LateEntry, Staffing, Overhead, MissingReceipt, BudgetOverrun, CodeSet {

    /** What it demands, in a line for lists. */
    String summary();

    /** What is wrong with the work; empty if nothing is. */
    Optional<Found> found(CheckedWork work, Surroundings around);

    /**
     * @param field   of the form of time or expenses
     * @param message a sentence with the figures
     */
    record Found(String field, String message) {

        static Optional<Found> at(String field, String message) {
            return Optional.of(new Found(field, message));
        }
    }
}
