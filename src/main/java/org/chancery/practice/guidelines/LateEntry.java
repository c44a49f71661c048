package org.chancery.practice.guidelines;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.chancery.practice.timekeeping.CheckedWork;

/**
 * Work is recorded soon after it was done.
 *
 * @param days between the work and its first recording, at most
 */
record LateEntry(int days) implements Rule {

    static final List<Parameter> PARAMETERS = List.of(Parameter.number("days", "Days until it is recorded", "at most, 0 to 365"));

    static LateEntry read(Given given) {
        return new LateEntry(given.number("days", 0, 365));
    }

    @Override
    public String summary() {
        return days == 0 ? "Recorded on the day itself" : "Recorded within " + days + (days == 1 ? " day" : " days");
    }

    @Override
    public Optional<Found> found(CheckedWork work, Surroundings around) {
        long late = ChronoUnit.DAYS.between(work.date(), work.recordedOn());
        return late > days ? Found.at("date", "Recorded %d days after the work; the client takes %s.".formatted(late, days == 0 ? "the same day only" : "at most " + days)) : Optional.empty();
    }
}
