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
import org.chancery.practice.timekeeping.web.WeekGridForm;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestWeb;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@ChancerySpringTest
class WeeksTest {

    @Autowired ApplicationContext context;
    @Autowired Weeks weeks;
    @Autowired TimeEntries entries;
    @Autowired Approvals approvals;
    @LocalServerPort int port;

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

    /** A browser without scripts sends the whole grid: what was changed is kept, all of it or nothing. */
    @Test
    void theGridIsSavedAsAWholeWithoutScripts() {
        var office = new Office(context).open();
        office.firm.as(office.ben, () -> weeks.addRow(office.ben, DAY, row(office), "Draft reply brief").orThrow());
        keep(office, row(office), 90, 0).orThrow();
        var ben = TestWeb.Session.signIn(port, office.firm.email("Ben Cho"));
        String thursday = WeekGridForm.place(row(office), week(office).rows().getFirst().cells().get(3));
        String friday = WeekGridForm.place(row(office), week(office).rows().getFirst().cells().get(4));
        assertThat(ben.get("/time/week?date=" + DAY).body()).contains("name=\"cells[3].minutes\" value=\"1.5\"", "name=\"cells[3].of\" value=\"" + thursday + "\"", "Save the week");
        var wrong = ben.post("/time/week/grid", "date", DAY.toString(), "timekeeper", office.ben.toString(), "cells[3].minutes", "1.0", "cells[3].of", thursday, "cells[4].minutes", "soon", "cells[4].of", friday);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("name=\"cells[4].minutes\" value=\"soon\" aria-invalid=\"true\"");
        assertThat(ben.post("/time/week/grid", "date", DAY.toString(), "timekeeper", office.ben.toString(), "cells[3].minutes", "1.0", "cells[3].of", thursday,
                "cells[4].minutes", "25", "cells[4].of", friday).status()).as("a day has 24 hours").isEqualTo(422);
        assertThat(week(office).minutes()).as("neither of both").isEqualTo(90);
        assertThat(ben.post("/time/week/grid", "date", DAY.toString(), "timekeeper", office.ben.toString(), "cells[3].minutes", "1.0", "cells[3].of", thursday,
                "cells[4].minutes", "1:30", "cells[4].of", friday).location()).startsWith("/time/week");
        assertThat(week(office).rows().getFirst().cells()).extracting(WeekView.Cell::minutes).containsExactly(0, 0, 0, 60, 90, 0, 0);
        assertThat(ben.post("/time/week/grid", "date", DAY.toString(), "timekeeper", office.ben.toString(), "cells[3].minutes", "2.0", "cells[3].of", thursday).body())
                .as("shown before another window changed it").contains("changed in another window");
    }

    /** In the list of time any rows are ticked and approved, or returned with a reason, by somebody who may. */
    @Test
    void tickedRowsOfTheListAreApprovedOrReturnedTogether() {
        var office = new Office(context).open();
        var first = office.firm.as(office.ben, () -> entries.record(office.time(90)).orThrow());
        var second = office.firm.as(office.ben, () -> entries.record(office.time(30)).orThrow());
        office.firm.as(office.ben, () -> approvals.submitDays(office.ben, Weeks.monday(DAY), Weeks.monday(DAY).plusDays(6)).orThrow());
        assertThat(TestWeb.Session.signIn(port, office.firm.email("Ben Cho")).get("/time").body()).doesNotContain("name=\"time\"");
        var anna = TestWeb.Session.signIn(port, office.firm.administratorEmail());
        assertThat(anna.get("/time?state=SUBMITTED").body()).contains("name=\"time\" value=\"" + first.id() + "\"", "name=\"time\" value=\"" + second.id() + "\"");
        assertThat(anna.post("/time/approvals/return", "from", "time", "time", second.id().toString(), "reason", "Which brief?").location()).isEqualTo("/time?state=SUBMITTED");
        assertThat(anna.post("/time/approvals/approve", "from", "time", "time", first.id().toString(), "time", second.id().toString()).location()).isEqualTo("/time?state=SUBMITTED");
        assertThat(status(office, first)).as("the other is a draft, so neither is approved").isEqualTo(WorkStatus.SUBMITTED);
        anna.post("/time/approvals/approve", "from", "time", "time", first.id().toString());
        assertThat(status(office, first)).isEqualTo(WorkStatus.APPROVED);
        assertThat(status(office, second)).isEqualTo(WorkStatus.DRAFT);
    }

    private WorkStatus status(Office.Open office, TimeView entry) {
        return office.firm.asAdministrator(() -> entries.find(entry.id())).orElseThrow().status();
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
