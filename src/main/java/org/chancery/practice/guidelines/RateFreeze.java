package org.chancery.practice.guidelines;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chancery.platform.web.Show;
import org.chancery.practice.timekeeping.CheckedWork;
import org.joda.money.Money;

/**
 * Rates stay as they were on a day. Of somebody who had no rate then, nothing is said.
 *
 * @param asOf whose rates hold
 */
record RateFreeze(LocalDate asOf) implements Rule {

    static final List<Parameter> PARAMETERS = List.of(new Parameter("asOf", "Rates as of", Parameter.Type.DAY, "what the same hour cost on that day", true));

    static RateFreeze read(Given given) {
        return new RateFreeze(given.day("asOf"));
    }

    @Override
    public String summary() {
        return "Rates as of " + Show.date(asOf);
    }

    @Override
    public Optional<Found> found(CheckedWork work, Surroundings around) {
        Money rate = work.rate();
        Money then = rate == null ? null : around.rateOn(asOf);
        return rate != null && then != null && rate.isSameCurrency(then) && rate.isGreaterThan(then)
                ? Found.at("timekeeperId", "The rate of %s is above the %s of %s, as of which the client froze rates.".formatted(Show.money(rate), Show.money(then), Show.date(asOf))) : Optional.empty();
    }
}
