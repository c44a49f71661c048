package org.chancery.practice.guidelines;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chancery.practice.timekeeping.CheckedWork;

/**
 * Who may do a task, and how many may.
 *
 * @param codes  of tasks and activities that it is about; empty for all work
 * @param titles that may do them, in small letters; empty for any
 * @param people on one day of a matter, at most; 0 for any number
 */
record Staffing(Set<String> codes, Set<String> titles, int people) implements Rule {

    static final List<Parameter> PARAMETERS = List.of(Parameter.words("codes", "Tasks and activities", "codes between commas, such as A109; empty for all"),
            Parameter.words("titles", "Done by", "titles between commas, such as Paralegal; empty for anybody"), Parameter.number("people", "People on one day", "at most; 0 for any number"));

    static Staffing read(Given given) {
        Staffing rule = new Staffing(given.codes("codes"), given.words("titles"), given.number("people", 0, 50));
        if (rule.titles.isEmpty() && rule.people == 0) {
            given.refuse("titles", "required", "Say who may do it, or how many.");
        }
        if (rule.people > 0 && rule.codes.isEmpty()) {
            given.refuse("codes", "required", "Say at what so many may be.");
        }
        return rule;
    }

    @Override
    public String summary() {
        String who = titles.isEmpty() ? "" : " by " + String.join(", ", titles);
        return (codes.isEmpty() ? "All work" : String.join(", ", codes)) + who + (people == 0 ? "" : people == 1 ? ", one person a day" : ", at most " + people + " people a day");
    }

    @Override
    public Optional<Found> found(CheckedWork work, Surroundings around) {
        Optional<String> code = Stream.of(Optional.ofNullable(work.taskCode()), Optional.ofNullable(work.activityCode())).flatMap(Optional::stream).filter(codes::contains).findFirst();
        if (!work.isTime() || !codes.isEmpty() && code.isEmpty()) {
            return Optional.empty();
        }
        String what = code.map(named -> named + " is").orElse("Work is");
        if (!titles.isEmpty() && !titles.contains(around.title().toLowerCase(Locale.ROOT))) {
            return Found.at("timekeeperId", "%s to be done by %s%s.".formatted(what, String.join(" or ", titles), around.title().isEmpty() ? "" : ", not by a person called " + around.title()));
        }
        int attending = code.map(named -> around.attending(named).size()).orElse(0);
        return people > 0 && attending > people ? Found.at("activityCode", "%d people recorded %s on this day; the client takes %d.".formatted(attending, code.orElse(""), people)) : Optional.empty();
    }
}
