package org.chancery.practice.timekeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.practice.timekeeping.Office.DAY;

import java.util.List;
import org.chancery.practice.matters.RaiseWall;
import org.chancery.practice.matters.Walls;
import org.chancery.shared.Refusal;
import org.chancery.testing.ChancerySpringTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ChancerySpringTest
class WalledTimeTest {

    @Autowired ApplicationContext context;
    @Autowired TimeEntries entries;
    @Autowired Timers timers;
    @Autowired Weeks weeks;
    @Autowired WorkInProgress work;
    @Autowired Walls walls;

    @Test
    void aWallHidesTheMattersTimeEvenFromWhomItIsOf() {
        var office = new Office(context).open();
        var entry = office.firm.as(office.ben, () -> entries.record(office.time(30)).orThrow());
        office.firm.as(office.ben, () -> weeks.addRow(office.ben, DAY, new WeekKey(office.matter, "L110", null, Billing.BILLABLE), "").orThrow());
        office.firm.as(office.ben, () -> timers.start(new TimerDetails(office.matter, "Call", null, null, null)).orThrow());
        wallOff(office);
        assertThat(office.firm.as(office.ben, () -> entries.find(entry.id()))).isEmpty();
        assertThat(office.firm.as(office.ben, () -> weeks.of(office.ben, DAY).orThrow()).rows()).isEmpty();
        assertThat(office.firm.as(office.ben, timers::open)).isEmpty();
        assertThat(office.firm.as(office.ben, () -> work.unbilled(List.of(office.matter), DAY)).notApproved()).isEmpty();
        assertThat(office.firm.as(office.ben, () -> entries.record(office.time(6))).refusals()).extracting(Refusal::code).containsExactly("matter-unknown");
    }

    @Test
    void aTimerThatAWallHidesBlocksNoOther() {
        var office = new Office(context).open();
        office.firm.as(office.ben, () -> timers.start(new TimerDetails(office.matter, "Call", null, null, null)).orThrow());
        wallOff(office);
        assertThat(office.firm.as(office.ben, () -> timers.start(TimerDetails.NONE)).isDone()).isTrue();
        assertThat(office.firm.as(office.ben, timers::open)).hasSize(1);
    }

    @Test
    void hiddenTimeIsStillPartOfTheDay() {
        var office = new Office(context).open();
        office.firm.as(office.ben, () -> entries.record(office.time(1000)).orThrow());
        var other = office.matter(org.chancery.practice.matters.MatterDetails.hourly(office.client, "Another").responsible(office.firm.administrator()));
        wallOff(office);
        var more = new NewTime(other, null, DAY, 500, "", null, null, null, null);
        assertThat(office.firm.as(office.ben, () -> entries.record(more)).refusals()).extracting(Refusal::code).containsExactly("day-too-long");
    }

    private void wallOff(Office.Open office) {
        office.firm.asAdministrator(() -> walls.raise(RaiseWall.against(office.matter, "His former client is on the other side", office.ben)).orThrow());
    }
}
