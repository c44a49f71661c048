package org.chancery.practice.guidelines;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chancery.platform.web.Show;
import org.chancery.practice.timekeeping.CheckedWork;

/**
 * Time of several tasks under one sum. Tasks are told apart by semicolons, lines, and sentences: what a reader would tell apart too.
 *
 * @param mostTasks    of one entry
 * @param aboveMinutes shorter entries may join tasks; 0 for none
 */
record BlockBilling(int mostTasks, int aboveMinutes) implements Rule {

    static final List<Parameter> PARAMETERS = List.of(Parameter.number("mostTasks", "Tasks in an entry", "at most, 1 to 10"),
            Parameter.number("aboveMinutes", "Of entries above", "minutes; 0 for all"));

    private static final Pattern BETWEEN_TASKS = Pattern.compile(";|\\R|(?<=\\p{L}{3})[.](?=\\s+\\p{Lu})");

    static BlockBilling read(Given given) {
        return new BlockBilling(given.number("mostTasks", 1, 10), given.number("aboveMinutes", 0, 1440));
    }

    @Override
    public String summary() {
        return (mostTasks == 1 ? "One task" : "At most " + mostTasks + " tasks") + " an entry" + (aboveMinutes == 0 ? "" : " above " + Show.hours(aboveMinutes) + " h");
    }

    @Override
    public Optional<Found> found(CheckedWork work, Surroundings around) {
        long tasks = Arrays.stream(BETWEEN_TASKS.split(work.narrative())).filter(part -> part.chars().anyMatch(Character::isLetter)).count();
        return work.isTime() && work.minutes() > aboveMinutes && tasks > mostTasks
                ? Found.at("narrative", "The narrative joins %d tasks; the client takes %s: record each by itself.".formatted(tasks, mostTasks == 1 ? "one an entry" : "at most " + mostTasks)) : Optional.empty();
    }
}
