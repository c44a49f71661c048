package org.chancery.practice.guidelines;

import java.util.List;
import java.util.Optional;
import org.chancery.platform.web.Show;
import org.chancery.practice.timekeeping.CheckedWork;

/**
 * Nobody works longer for the client on a day, over all of its matters.
 *
 * @param mostMinutes of a person and a day
 */
record HoursADay(int mostMinutes) implements Rule {

    static final List<Parameter> PARAMETERS = List.of(Parameter.number("mostMinutes", "Minutes of a day", "at most, of one person for this client: 600 for ten hours"));

    static HoursADay read(Given given) {
        return new HoursADay(given.number("mostMinutes", 1, 1440));
    }

    @Override
    public String summary() {
        return "At most " + Show.hours(mostMinutes) + " h a day of one person";
    }

    @Override
    public Optional<Found> found(CheckedWork work, Surroundings around) {
        return work.isTime() && work.minutes() > 0 && around.minutesOfDay() > mostMinutes
                ? Found.at("minutes", "That makes %s h for this client on %s; it takes at most %s h.".formatted(Show.hours(around.minutesOfDay()), Show.date(work.date()), Show.hours(mostMinutes))) : Optional.empty();
    }
}
