package org.chancery.finance.ebilling.ledes;

import java.util.Set;

/** The codes that a receiver is expected to know: UTBMS and the firm's own. An empty set is not checked against, for then nothing is known. */
public record KnownCodes(Set<String> tasks, Set<String> activities, Set<String> expenses) {

    public KnownCodes {
        tasks = Set.copyOf(tasks);
        activities = Set.copyOf(activities);
        expenses = Set.copyOf(expenses);
    }

    public static KnownCodes none() {
        return new KnownCodes(Set.of(), Set.of(), Set.of());
    }

    static boolean unknown(Set<String> known, String code) {
        return !code.isBlank() && !known.isEmpty() && !known.contains(code.strip());
    }
}
