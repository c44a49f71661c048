package org.chancery.practice.timekeeping;

import java.time.LocalDate;
import java.util.UUID;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Work as its client would read it on a bill: as it is being typed, as it is kept, or as a pre-bill changed it.
 *
 * @param id         of the time entry or expense; of one that is only typed, one that nothing has
 * @param person     who did the work, or caused the cost
 * @param recordedOn in the firm's zone
 * @param minutes    0 of an expense
 * @param rate       an hour's price; null where there is none
 * @param receipt    whether there is one, of an expense
 */
public record CheckedWork(UUID id, Kind kind, MatterId matterId, UserId person, LocalDate date, LocalDate recordedOn, int minutes, String narrative, @Nullable String taskCode,
        @Nullable String activityCode, @Nullable String expenseCode, @Nullable Money rate, Money amount, boolean receipt) {

    /** Time or a cost. */
    public enum Kind { TIME, EXPENSE }

    public boolean isTime() {
        return kind == Kind.TIME;
    }

    /** The same work as a bill says it. */
    CheckedWork as(Billed billed) {
        return new CheckedWork(id, kind, matterId, person, date, recordedOn, isTime() ? billed.minutes() : 0, billed.narrative(), billed.taskCode(), billed.activityCode(), billed.expenseCode(),
                billed.rate(), billed.amount(), receipt);
    }

    /** As it is changed, first recorded when it was, and with the receipt it has. */
    CheckedWork keptAs(CheckedWork before) {
        return new CheckedWork(id, kind, matterId, person, date, before.recordedOn, minutes, narrative, taskCode, activityCode, expenseCode, rate, amount, before.receipt);
    }

    /** What a bill makes of recorded work. */
    public record Billed(int minutes, String narrative, @Nullable String taskCode, @Nullable String activityCode, @Nullable String expenseCode, @Nullable Money rate, Money amount) {}
}
