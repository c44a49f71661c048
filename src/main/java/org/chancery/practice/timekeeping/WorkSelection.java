package org.chancery.practice.timekeeping;

import java.util.List;

/** Time and expenses that are submitted, approved or returned together, all or none. */
public record WorkSelection(List<TimeEntryId> time, List<ExpenseId> expenses) {

    public WorkSelection {
        time = List.copyOf(time);
        expenses = List.copyOf(expenses);
    }

    public static WorkSelection ofTime(List<TimeEntryId> time) {
        return new WorkSelection(time, List.of());
    }

    public static WorkSelection ofExpenses(List<ExpenseId> expenses) {
        return new WorkSelection(List.of(), expenses);
    }

    int size() {
        return time.size() + expenses.size();
    }
}
