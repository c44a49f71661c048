package org.chancery.finance.banking.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Looks for members of one sign that add up to a sum, within fixed limits, so that it ends in time whatever it is given. */
final class Sums {

    private static final int MOST_MEMBERS = 8;
    private static final int MOST_STEPS = 50_000;

    /**
     * What was found.
     *
     * @param members the first solution in the order of the candidates; empty if there is none
     * @param only    no second one exists, and the search came to its end
     */
    record Found<T>(List<T> members, boolean only) {}

    private Sums() {}

    static <T> Found<T> of(List<T> candidates, ToLongFunction<T> amount, long wanted) {
        var search = new Search<>(candidates, amount);
        search.from(0, Math.abs(wanted));
        return new Found<>(search.first, search.solutions == 1 && search.steps < MOST_STEPS);
    }

    private static final class Search<T> {
        private final List<T> candidates;
        private final ToLongFunction<T> amount;
        private final List<T> taken = new ArrayList<>();
        private List<T> first = List.of();
        private int solutions;
        private int steps;

        Search(List<T> candidates, ToLongFunction<T> amount) {
            this.candidates = candidates;
            this.amount = amount;
        }

        void from(int index, long rest) {
            if (rest == 0 && taken.size() > 1) {
                first = solutions++ == 0 ? List.copyOf(taken) : first;
                return;
            }
            for (int i = index; i < candidates.size() && taken.size() < MOST_MEMBERS && solutions < 2 && ++steps < MOST_STEPS; i++) {
                long next = Math.abs(amount.applyAsLong(candidates.get(i)));
                if (next <= rest) {
                    taken.add(candidates.get(i));
                    from(i + 1, rest - next);
                    taken.removeLast();
                }
            }
        }
    }
}
