package org.chancery.practice.timekeeping;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.MatterStatus;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Time by the week: a grid of rows and days, each cell saved by itself. One's own, or another's with the permission to record for others. */
@Service
public class Weeks {

    private final WeekRows laid;
    private final TimeStore store;
    private final TimeRecorder recorder;
    private final WorkFacts facts;
    private final TimeCheckList checkList;
    private final TimekeepingSettings settings;

    Weeks(WeekRows laid, TimeStore store, TimeRecorder recorder, WorkFacts facts, TimeCheckList checkList, TimekeepingSettings settings) {
        this.laid = laid;
        this.store = store;
        this.recorder = recorder;
        this.facts = facts;
        this.checkList = checkList;
        this.settings = settings;
    }

    /** The Monday of a day's week. */
    public static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /**
     * A change of one cell.
     *
     * @param minutes what it shall hold; 0 empties it
     * @param was     what it held when it was shown; if it holds something else by now, the change is refused as {@code version-conflict}
     */
    public record CellChange(UserId timekeeper, WeekKey row, LocalDate date, int minutes, int was) {}

    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS})
    @Transactional(readOnly = true)
    public Outcome<WeekView> of(UserId timekeeper, LocalDate day) {
        return mayKeep(timekeeper).map(person -> read(person, monday(day)));
    }

    /** Keeps a cell: a new draft, a change of its one draft, or its end. What it then holds. */
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS})
    @Transactional
    public Outcome<Integer> keep(CellChange change) {
        return mayKeep(change.timekeeper()).flatMap(person -> {
            laid.lock(person.id());
            WeekView week = read(person, monday(change.date()));
            var cell = cell(week, change.row(), change.date());
            int holds = cell.map(WeekView.Cell::minutes).orElse(0);
            if (holds != change.was()) {
                return Outcome.refused("version-conflict", "This day has %s h by now: it was changed in another window. Reload the week.".formatted(Show.hours(holds)));
            }
            if (cell.isPresent() && cell.get().locked()) {
                return Outcome.refused("cell-locked", cell.get().why() + ".");
            }
            return write(change, week, cell.flatMap(found -> found.entries().stream().findFirst())).map(_ -> change.minutes());
        });
    }

    /** Adds a row for a matter and codes; it stays through reloads until time fills it. */
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS})
    @Transactional
    public Outcome<WeekKey> addRow(UserId timekeeper, LocalDate day, WeekKey wanted, String narrative) {
        WeekKey key = new WeekKey(wanted.matterId(), Codes.normalOrNull(wanted.taskCode()), Codes.normalOrNull(wanted.activityCode()), wanted.billing());
        return mayKeep(timekeeper).flatMap(person -> {
            MatterFacts matter = facts.matters(List.of(key.matterId())).get(key.matterId());
            TimeChecks checks = checkList.now();
            List<Refusal> refusals = new ArrayList<>(checks.matter(matter));
            checks.narrative(narrative).ifPresent(refusals::add);
            Codes.refusal(checks.codes(), CodeKind.TASK, key.taskCode(), matter == null ? null : matter.taskSet(), "taskCode").ifPresent(refusals::add);
            Codes.refusal(checks.codes(), CodeKind.ACTIVITY, key.activityCode(), null, "activityCode").ifPresent(refusals::add);
            if (!refusals.isEmpty()) {
                return Outcome.refused(refusals);
            }
            laid.add(person.id(), monday(day), key, narrative.strip());
            return Outcome.done(key);
        });
    }

    /** Takes an empty row away; refuses {@code row-in-use} while there is time in it. */
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS})
    @Transactional
    public Outcome<WeekKey> removeRow(UserId timekeeper, LocalDate day, WeekKey key) {
        return mayKeep(timekeeper).flatMap(person -> {
            if (read(person, monday(day)).entries().stream().anyMatch(entry -> WeekKey.of(entry).equals(key))) {
                return Outcome.refused("row-in-use", "There is time in this row; empty its days first.");
            }
            laid.remove(person.id(), monday(day), key);
            return Outcome.done(key);
        });
    }

    /** Lays out the rows of the week before, without their hours; how many were new. Closed matters are left out. */
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS})
    @Transactional
    public Outcome<Integer> copyLastWeek(UserId timekeeper, LocalDate day) {
        return mayKeep(timekeeper).map(person -> {
            LocalDate monday = monday(day);
            var there = read(person, monday).rows().stream().map(WeekView.Row::key).collect(Collectors.toSet());
            var wanted = read(person, monday.minusWeeks(1)).rows().stream().filter(row -> row.open() && !there.contains(row.key())).toList();
            wanted.forEach(row -> laid.add(person.id(), monday, row.key(), row.narrative()));
            return wanted.size();
        });
    }

    private Outcome<?> write(CellChange change, WeekView week, Optional<TimeView> entry) {
        if (entry.isEmpty()) {
            return change.minutes() == 0 ? Outcome.done(0) : recorder.record(List.of(time(change, narrative(week, change.row()))));
        }
        if (change.minutes() == 0) {
            laid.add(change.timekeeper(), week.monday(), change.row(), narrative(week, change.row()));
            return store.delete(entry.get().id(), entry.get().version()) ? Outcome.done(0) : Outcome.refused(TimekeepingRefusals.CHANGED);
        }
        return recorder.change(entry.get(), time(change, entry.get().narrative()));
    }

    private static NewTime time(CellChange change, String narrative) {
        WeekKey row = change.row();
        return new NewTime(row.matterId(), change.timekeeper(), change.date(), change.minutes(), narrative, row.taskCode(), row.activityCode(), row.billing(), false);
    }

    private static String narrative(WeekView week, WeekKey key) {
        return week.rows().stream().filter(row -> row.key().equals(key)).map(WeekView.Row::narrative).findFirst().orElse("");
    }

    private static Optional<WeekView.Cell> cell(WeekView week, WeekKey key, LocalDate date) {
        return week.rows().stream().filter(row -> row.key().equals(key)).flatMap(row -> row.cells().stream()).filter(cell -> cell.date().equals(date)).findFirst();
    }

    private Outcome<Timekeeper> mayKeep(UserId timekeeper) {
        Optional<Refusal> refusal = WorkAuthority.refusalToRecordFor(timekeeper, "timekeeper");
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        Timekeeper person = facts.timekeepers(List.of(timekeeper)).get(timekeeper);
        return person == null ? Outcome.refused("not-found", "There is no such person here.") : Outcome.done(person);
    }

    private WeekView read(Timekeeper person, LocalDate monday) {
        Map<WeekKey, List<TimeView>> entries = store.of(person.id(), monday, monday.plusDays(6)).stream()
                .collect(Collectors.groupingBy(WeekKey::of, LinkedHashMap::new, Collectors.toList()));
        Map<WeekKey, String> rows = laid.of(person.id(), monday).stream().collect(Collectors.toMap(WeekRows.Laid::key, WeekRows.Laid::narrative));
        SequencedSet<WeekKey> keys = new LinkedHashSet<>(entries.keySet());
        keys.addAll(rows.keySet());
        Map<MatterId, MatterFacts> matters = facts.matters(keys.stream().map(WeekKey::matterId).toList());
        return new WeekView(person.id(), person.name(), monday, keys.stream()
                .flatMap(key -> Optional.ofNullable(matters.get(key.matterId())).stream()
                        .map(matter -> row(key, matter, entries.getOrDefault(key, List.of()), rows.getOrDefault(key, ""), monday)))
                .sorted(Comparator.comparing(WeekView.Row::matterName).thenComparing(WeekView.Row::matterNumber).thenComparing(WeekView.Row::key, WeekKey.BY_CODES))
                .toList(), settings.weekTargetMinutes());
    }

    private static WeekView.Row row(WeekKey key, MatterFacts matter, List<TimeView> entries, String laidNarrative, LocalDate monday) {
        boolean open = matter.status() != MatterStatus.CLOSED;
        String narrative = entries.stream().map(TimeView::narrative).filter(text -> !text.isBlank()).reduce((_, later) -> later).orElse(laidNarrative);
        var cells = IntStream.range(0, 7).mapToObj(monday::plusDays)
                .map(day -> new WeekView.Cell(day, entries.stream().filter(entry -> entry.date().equals(day)).toList(), open)).toList();
        return new WeekView.Row(key, matter.number(), matter.name(), narrative, open, cells);
    }
}
