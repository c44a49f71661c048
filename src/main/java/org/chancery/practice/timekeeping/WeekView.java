package org.chancery.practice.timekeeping;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chancery.shared.UserId;

/**
 * A person's time of a week, Monday to Sunday, one row for each matter, codes and billing.
 *
 * @param targetMinutes what a full week holds
 */
public record WeekView(UserId timekeeperId, String timekeeper, LocalDate monday, List<Row> rows, int targetMinutes) {

    public WeekView {
        rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param narrative the latest of the week; a new cell begins with it
     * @param open      whether work may be recorded on the matter
     */
    public record Row(WeekKey key, String matterNumber, String matterName, String narrative, boolean open, List<Cell> cells) {

        public int minutes() {
            return cells.stream().mapToInt(Cell::minutes).sum();
        }

        /** Codes and narrative, or what else is worth knowing of the row. */
        public String about() {
            String billing = key.billing() == Billing.BILLABLE ? "" : key.billing().title();
            return Stream.of(key.codes(), narrative, billing).filter(text -> !text.isBlank()).collect(Collectors.joining(" · "));
        }
    }

    /** A day of a row: the entries of that day. */
    public record Cell(LocalDate date, List<TimeView> entries, boolean matterOpen) {

        public int minutes() {
            return entries.stream().mapToInt(TimeView::minutes).sum();
        }

        public boolean locked() {
            return !matterOpen || entries.size() > 1 || entries.stream().anyMatch(entry -> !entry.open());
        }

        /** Why it cannot be typed into; empty if it can. */
        public String why() {
            if (!matterOpen) {
                return "The matter is closed";
            }
            if (entries.size() > 1) {
                return entries.size() + " entries: open the row to change one";
            }
            return locked() ? entries.getFirst().billId() == null ? entries.getFirst().status().title() : "Billed" : "";
        }
    }

    public List<LocalDate> days() {
        return IntStream.range(0, 7).mapToObj(monday::plusDays).toList();
    }

    public int minutes() {
        return rows.stream().mapToInt(Row::minutes).sum();
    }

    /** Of one day. */
    public int minutes(LocalDate day) {
        return entries().stream().filter(entry -> entry.date().equals(day)).mapToInt(TimeView::minutes).sum();
    }

    public long count(WorkStatus status) {
        return entries().stream().filter(entry -> entry.status() == status).count();
    }

    public List<TimeView> entries() {
        return rows.stream().flatMap(row -> row.cells().stream()).flatMap(cell -> cell.entries().stream()).toList();
    }
}
