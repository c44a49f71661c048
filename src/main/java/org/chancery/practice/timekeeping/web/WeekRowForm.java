package org.chancery.practice.timekeeping.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.Show;
import org.chancery.practice.timekeeping.NewTime;
import org.chancery.practice.timekeeping.TimeEntries;
import org.chancery.practice.timekeeping.TimeEntryId;
import org.chancery.practice.timekeeping.TimeView;
import org.chancery.practice.timekeeping.WeekView;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A row of a week as a form: hours and narrative of each day, each entry with the version it was read at. */
@Component
public class WeekRowForm {

    private final TimeEntries entries;

    WeekRowForm(TimeEntries entries) {
        this.entries = entries;
    }

    /**
     * A line of the form.
     *
     * @param entry   null for a day without time
     * @param minutes null if nothing was typed, which deletes an entry; zero is kept as zero
     */
    record Day(int index, LocalDate date, @Nullable TimeEntryId entry, int version, @Nullable Integer minutes, String narrative) {}

    static Form of(WeekView.Row row) {
        Map<String, Object> presets = new HashMap<>();
        var lines = lines(row);
        for (int i = 0; i < lines.size(); i++) {
            TimeView entry = lines.get(i).entry();
            if (entry != null) {
                presets.put("days[" + i + "].minutes", Show.hours(entry.minutes()));
                presets.put("days[" + i + "].narrative", entry.narrative());
            }
        }
        return Form.of(presets);
    }

    /** A line to draw; {@code entry} is null for a day without time. */
    public record Line(LocalDate date, @Nullable TimeView entry) {}

    /** Each entry of the row, and a blank line for each day that has none. */
    public static List<Line> lines(WeekView.Row row) {
        return row.cells().stream()
                .flatMap(cell -> cell.entries().isEmpty() ? Stream.of(new Line(cell.date(), null)) : cell.entries().stream().map(entry -> new Line(cell.date(), entry)))
                .toList();
    }

    static Day day(Posted line) {
        String entry = line.textOrNull("entry");
        return new Day(line.number("index"), line.date("date"), entry == null ? null : TimeEntryId.of(entry), Objects.requireNonNullElse(line.numberOrNull("version"), 0),
                line.minutesOrNull("minutes"), Objects.requireNonNullElse(line.textOrNull("narrative"), ""));
    }

    /** Keeps every line or none; a refusal names its line. */
    @Transactional
    public Outcome<Integer> keep(UserId timekeeper, WeekView.Row row, List<Day> days) {
        for (Day day : days) {
            Outcome<?> kept = keep(day, time(timekeeper, row, day));
            if (!kept.isDone()) {
                return Outcome.refused(kept.refusals().stream().map(refusal -> at(day, refusal)).toList());
            }
        }
        return Outcome.done(days.size());
    }

    private Outcome<?> keep(Day day, NewTime time) {
        if (day.entry() == null) {
            return day.minutes() == null ? Outcome.done(0) : entries.record(time);
        }
        return day.minutes() == null ? entries.delete(day.entry(), day.version()) : entries.change(day.entry(), day.version(), time);
    }

    private static NewTime time(UserId timekeeper, WeekView.Row row, Day day) {
        return new NewTime(row.key().matterId(), timekeeper, day.date(), day.minutes() == null ? 0 : day.minutes(), day.narrative(), row.key().taskCode(),
                row.key().activityCode(), row.key().billing(), false);
    }

    private static Refusal at(Day day, Refusal refusal) {
        return refusal.field() == null ? refusal : Refusal.at("days[" + day.index() + "]." + refusal.field(), refusal.code(), refusal.message());
    }
}
