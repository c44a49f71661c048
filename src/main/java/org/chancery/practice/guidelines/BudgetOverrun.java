package org.chancery.practice.guidelines;

import java.util.List;
import java.util.Optional;
import org.chancery.platform.web.Show;
import org.chancery.practice.timekeeping.CheckedWork;
import org.joda.money.Money;

/**
 * The work on a matter, billed or not, stays within a sum.
 *
 * @param budget matters of another currency are not held to it
 */
record BudgetOverrun(Money budget) implements Rule {

    static final List<Parameter> PARAMETERS = List.of(Parameter.sum("budget", "The matter costs at most"), Parameter.currency());

    static BudgetOverrun read(Given given) {
        return new BudgetOverrun(given.sum("budget"));
    }

    @Override
    public String summary() {
        return "At most " + Show.money(budget) + " a matter";
    }

    @Override
    public Optional<Found> found(CheckedWork work, Surroundings around) {
        Money spent = around.valueSoFar();
        return work.amount().isPositive() && spent.isSameCurrency(budget) && spent.isGreaterThan(budget)
                ? Found.at(work.isTime() ? "minutes" : "amount", "With this the matter comes to %s of its budget of %s.".formatted(Show.money(spent), Show.money(budget))) : Optional.empty();
    }
}
