package org.chancery.practice.guidelines;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.chancery.platform.web.Show;
import org.chancery.practice.timekeeping.CheckedWork;
import org.joda.money.Money;

/**
 * An hour costs at most so much.
 *
 * @param most   matters of another currency are not held to it
 * @param titles of the people it holds for, in small letters; empty for everybody
 */
record RateCap(Money most, Set<String> titles) implements Rule {

    static final List<Parameter> PARAMETERS = List.of(Parameter.sum("most", "An hour costs at most"), Parameter.currency(),
            Parameter.words("titles", "For people called", "titles between commas, such as Associate; empty for everybody"));

    static RateCap read(Given given) {
        return new RateCap(given.sum("most"), given.words("titles"));
    }

    @Override
    public String summary() {
        return "At most " + Show.money(most) + " an hour" + (titles.isEmpty() ? "" : " of " + String.join(", ", titles));
    }

    @Override
    public Optional<Found> found(CheckedWork work, Surroundings around) {
        Money rate = work.rate();
        boolean concerned = rate != null && rate.isSameCurrency(most) && (titles.isEmpty() || titles.contains(around.title().toLowerCase(Locale.ROOT)));
        return concerned && rate != null && rate.isGreaterThan(most) ? Found.at("timekeeperId", "The rate of %s is above the client's cap of %s.".formatted(Show.money(rate), Show.money(most))) : Optional.empty();
    }
}
