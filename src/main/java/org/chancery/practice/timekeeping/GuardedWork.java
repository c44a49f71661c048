package org.chancery.practice.timekeeping;

import java.util.List;
import org.chancery.platform.identity.Permission;
import org.chancery.practice.matters.Guarded;
import org.chancery.practice.matters.GuardedObjects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Time and expenses, for “who can see this, and why”. Beside these permissions, whoever did the work sees it. */
@Configuration(proxyBeanMethods = false)
class GuardedWork {

    private static final List<Permission> SEEING_ALL = List.of(Permission.BILLING_VIEW, Permission.TIME_RECORD_OTHERS, Permission.TIME_APPROVE);

    @Bean
    GuardedObjects guardedTimeEntry(TimeEntries entries) {
        return GuardedObjects.of("time-entry", id -> entries.find(new TimeEntryId(id))
                .map(entry -> new Guarded("time entry", "Time entry", "/time/" + id, SEEING_ALL, List.of(entry.matterId().value()), null)));
    }

    @Bean
    GuardedObjects guardedExpense(Expenses expenses) {
        return GuardedObjects.of("expense", id -> expenses.find(new ExpenseId(id))
                .map(expense -> new Guarded("expense", "Expense", "/expenses/" + id, SEEING_ALL, List.of(expense.matterId().value()), null)));
    }
}
