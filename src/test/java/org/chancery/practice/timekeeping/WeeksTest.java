package org.chancery.practice.timekeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.practice.timekeeping.Office.DAY;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.List;
import org.chancery.practice.timekeeping.Weeks.CellChange;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.testing.ChancerySpringTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ChancerySpringTest
class WeeksTest {

    @Autowired ApplicationContext context;
    @Autowired Weeks weeks;
    @Autowired TimeEntries entries;
    @Autowired Approvals approvals;

    @Test
    void aCellIsKeptChangedAndEmptied() {
        var office = new Office(context).open();
        var row = row(office);
        assertThat(keep(office, row, 90, 0).orThrow()).isEqualTo(90);
        assertThat(keep(office, row, 60, 90).orThrow()).isEqualTo(60);
        WeekView week = week(office);
        assertThat(week.rows()).singleElement().satisfies(each -> {
            assertThat(each.matterName()).isEqualTo("Estate of Ortiz");
            assertThat(each.minutes()).isEqualTo(60);
        });
        assertThat(week.minutes(DAY)).isEqualTo(60);
        keep(office, row, 0, 60).orThrow();
        assertThat(week(office).rows()).as("the row stays").singleElement().satisfies(each -> assertThat(each.minutes()).isZero());
    }

    @Test
    void aCellThatChangedInAnotherWindowIsNotOverwritten() {
        var office = new Office(context).open();
        keep(office, row(office), 90, 0).orThrow();
        assertThat(keep(office, row(office), 30, 0).refusals()).extracting(Refusal::code).containsExactly("version-conflict");
        assertThat(week(office).minutes()).isEqualTo(90);
    }

    @Test
    void ofManySavesOfOneEmptyCellOneIsKept() throws Exception {
        var office = new Office(context).open();
        Callable<Boolean> save = () -> keep(office, row(office), 90, 0).isDone();
        try (var pool = Executors.newFixedThreadPool(6)) {
            int kept = 0;
            for (var saved : pool.invokeAll(IntStream.range(0, 6).mapToObj(_ -> save).toList())) {
                kept += saved.get() ? 1 : 0;
            }
            assertThat(kept).isEqualTo(1);
        }
        assertThat(week(office).entries()).hasSize(1);
    }

    @Test
    void whatIsSubmittedIsLocked() {
        var office = new Office(context).open();
        TimeView entry = office.firm.as(office.ben, () -> entries.record(office.time(90)).orThrow());
        office.firm.as(office.ben, () -> approvals.submitDays(office.ben, Weeks.monday(DAY), Weeks.monday(DAY).plusDays(6)).orThrow());
        assertThat(keep(office, WeekKey.of(entry), 30, 90).refusals()).extracting(Refusal::code).containsExactly("cell-locked");
        assertThat(week(office).rows().getFirst().cells().get(3).why()).isEqualTo("Submitted");
    }

    @Test
    void lastWeeksRowsAreLaidOutWithoutTheirHoursOnce() {
        var office = new Office(context).open();
        office.firm.as(office.ben, () -> entries.record(office.time(90, DAY.minusWeeks(1))).orThrow());
        assertThat(office.firm.as(office.ben, () -> weeks.copyLastWeek(office.ben, DAY).orThrow())).isEqualTo(1);
        assertThat(office.firm.as(office.ben, () -> weeks.copyLastWeek(office.ben, DAY).orThrow())).isZero();
        assertThat(week(office).rows()).singleElement().satisfies(row -> {
            assertThat(row.minutes()).isZero();
            assertThat(row.narrative()).isEqualTo("Draft reply brief");
        });
        keep(office, row(office), 30, 0).orThrow();
        assertThat(week(office).entries().getFirst().narrative()).as("a new cell begins with its row's narrative").isEqualTo("Draft reply brief");
    }

    @Test
    void anEmptyRowCanBeTakenAwayAndOneWithTimeCannot() {
        var office = new Office(context).open();
        office.firm.as(office.ben, () -> weeks.addRow(office.ben, DAY, row(office), "").orThrow());
        office.firm.as(office.ben, () -> weeks.removeRow(office.ben, DAY, row(office)).orThrow());
        assertThat(week(office).rows()).isEmpty();
        keep(office, row(office), 30, 0).orThrow();
        assertThat(office.firm.as(office.ben, () -> weeks.removeRow(office.ben, DAY, row(office))).refusals()).extracting(Refusal::code).containsExactly("row-in-use");
    }

    @Test
    void theWeekOfAnotherIsForWhomThatIsPermitted() {
        var office = new Office(context).open();
        var dana = office.firm.person("Dana Poe", "Paralegal");
        assertThat(office.firm.as(dana, () -> weeks.of(office.ben, DAY)).refusals()).extracting(Refusal::code).containsExactly("forbidden");
        assertThat(office.firm.asAdministrator(() -> weeks.of(office.ben, DAY)).isDone()).isTrue();
        assertThat(office.firm.asAdministrator(() -> weeks.keep(new CellChange(office.ben, row(office), DAY, 30, 0)).orThrow())).isEqualTo(30);
        assertThat(week(office).entries()).singleElement().satisfies(entry -> assertThat(entry.status()).as("typed into the grid it stays a draft").isEqualTo(WorkStatus.DRAFT));
    }

    @Test
    void aRowsNameSurvivesItsWayThroughThePage() {
        var office = new Office(context).open();
        for (var key : List.of(row(office), new WeekKey(office.matter, "L110", null, Billing.NO_CHARGE), new WeekKey(office.matter, null, "A.1-x_".toUpperCase(java.util.Locale.ROOT), Billing.NON_BILLABLE))) {
            assertThat(WeekKey.parse(key.toString())).contains(key);
        }
        assertThat(WeekKey.parse("nonsense")).isEmpty();
        assertThat(WeekKey.parse(row(office) + "X")).isEmpty();
    }

    private Outcome<Integer> keep(Office.Open office, WeekKey row, int minutes, int was) {
        return office.firm.as(office.ben, () -> weeks.keep(new CellChange(office.ben, row, DAY, minutes, was)));
    }

    private WeekView week(Office.Open office) {
        return office.firm.as(office.ben, () -> weeks.of(office.ben, DAY).orThrow());
    }

    private static WeekKey row(Office.Open office) {
        return new WeekKey(office.matter, null, null, Billing.BILLABLE);
    }
}
