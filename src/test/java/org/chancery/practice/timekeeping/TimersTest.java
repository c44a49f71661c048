package org.chancery.practice.timekeeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.chancery.practice.timekeeping.TimerView.State;
import org.chancery.shared.Refusal;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ChancerySpringTest
class TimersTest {

    /** In Los Angeles clocks went back at 09:00 UTC on 1 November 2026. */
    private static final Instant BEFORE_THE_HOUR_THAT_CAME_TWICE = Instant.parse("2026-11-01T08:30:00Z");
    private static final Instant MORNING = Instant.parse("2026-11-19T17:00:00Z");

    @Autowired ApplicationContext context;
    @Autowired Timers timers;
    @Autowired TimeEntries entries;

    @AfterEach
    void letTheClockRun() {
        TestClock.set(null);
    }

    @Test
    void aTimerRunsOnTheServerThroughPausesAndBecomesADraft() {
        var office = new Office(context).open();
        TestClock.set(MORNING);
        TimerId id = office.firm.as(office.ben, () -> timers.start(onTheMatter(office)).orThrow().id());
        TestClock.set(MORNING.plus(Duration.ofMinutes(20)));
        office.firm.as(office.ben, () -> timers.pause(id).orThrow());
        TestClock.set(MORNING.plus(Duration.ofHours(3)));
        office.firm.as(office.ben, () -> timers.resume(id).orThrow());
        TestClock.set(MORNING.plus(Duration.ofHours(3)).plusSeconds(601));
        TimeEntryId entry = office.firm.as(office.ben, () -> timers.stop(id).orThrow());
        TimeView draft = office.firm.as(office.ben, () -> entries.find(entry).orElseThrow());
        assertThat(draft.minutes()).as("20 minutes and 10 minutes and a begun one").isEqualTo(31);
        assertThat(draft.date()).isEqualTo(LocalDate.of(2026, 11, 19));
        assertThat(draft.narrative()).isEqualTo("Call with counsel");
        assertThat(office.firm.as(office.ben, () -> timers.stop(id).orThrow())).as("stopped twice").isEqualTo(entry);
        assertThat(office.firm.as(office.ben, timers::open)).isEmpty();
    }

    @Test
    void theHourThatComesTwiceInAutumnIsCountedTwiceSinceItWasWorkedTwice() {
        var office = new Office(context).open();
        TestClock.set(BEFORE_THE_HOUR_THAT_CAME_TWICE);
        TimerId id = office.firm.as(office.ben, () -> timers.start(onTheMatter(office)).orThrow().id());
        TestClock.set(BEFORE_THE_HOUR_THAT_CAME_TWICE.plus(Duration.ofMinutes(90)));
        TimerView timer = office.firm.as(office.ben, () -> timers.find(id).orElseThrow());
        assertThat(timer.minutes()).isEqualTo(90);
        assertThat(timer.day()).isEqualTo(LocalDate.of(2026, 11, 1));
    }

    @Test
    void itsDayIsThatOfTheFirmsZone() {
        var office = new Office(context).open();
        TestClock.set(Instant.parse("2026-11-20T06:00:00Z"));
        assertThat(office.firm.as(office.ben, () -> timers.start(onTheMatter(office)).orThrow()).day()).as("10 in the evening in Los Angeles").isEqualTo(LocalDate.of(2026, 11, 19));
    }

    @Test
    void startingAnotherPausesTheFirst() {
        var office = new Office(context).open();
        office.firm.as(office.ben, () -> timers.start(onTheMatter(office)).orThrow());
        TimerId second = office.firm.as(office.ben, () -> timers.start(TimerDetails.NONE).orThrow().id());
        assertThat(office.firm.as(office.ben, timers::open)).extracting(TimerView::state).containsExactly(State.RUNNING, State.PAUSED);
        assertThat(office.firm.as(office.ben, timers::open).getFirst().id()).isEqualTo(second);
    }

    @Test
    void ofManyStartedAtTheSameMomentOneRuns() throws Exception {
        var office = new Office(context).open();
        Callable<Boolean> start = () -> office.firm.as(office.ben, () -> timers.start(TimerDetails.NONE)).isDone();
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (var started : pool.invokeAll(IntStream.range(0, 8).mapToObj(_ -> start).toList())) {
                assertThat(started.get()).isTrue();
            }
        }
        assertThat(office.firm.as(office.ben, timers::open)).hasSize(8).filteredOn(TimerView::running).hasSize(1);
    }

    @Test
    void stoppedByTwoHandsAtOnceItMakesOneEntry() throws Exception {
        var office = new Office(context).open();
        TimerId id = office.firm.as(office.ben, () -> timers.start(onTheMatter(office)).orThrow().id());
        Callable<TimeEntryId> stop = () -> office.firm.as(office.ben, () -> timers.stop(id).orThrow());
        try (var pool = Executors.newFixedThreadPool(4)) {
            var made = pool.invokeAll(IntStream.range(0, 4).mapToObj(_ -> stop).toList());
            TimeEntryId first = made.getFirst().get();
            for (var each : made) {
                assertThat(each.get()).isEqualTo(first);
            }
        }
    }

    @Test
    void aTimerForgottenOvernightAsksForTheTrueTime() {
        var office = new Office(context).open();
        TestClock.set(MORNING);
        TimerId id = office.firm.as(office.ben, () -> timers.start(onTheMatter(office)).orThrow().id());
        TestClock.set(MORNING.plus(Duration.ofHours(15)));
        assertThat(office.firm.as(office.ben, () -> timers.find(id).orElseThrow()).forgotten()).isTrue();
        assertThat(office.firm.as(office.ben, () -> timers.stop(id)).refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo("timer-forgotten");
            assertThat(refusal.field()).isEqualTo("minutes");
        });
        TimeEntryId entry = office.firm.as(office.ben, () -> timers.stop(id, new Timers.Stop(onTheMatter(office), 95, null)).orThrow());
        assertThat(office.firm.as(office.ben, () -> entries.find(entry).orElseThrow()).minutes()).isEqualTo(95);
    }

    @Test
    void stoppingWantsAMatterAndARefusalLeavesTheTimerRunning() {
        var office = new Office(context).open();
        TimerId id = office.firm.as(office.ben, () -> timers.start(TimerDetails.NONE).orThrow().id());
        assertThat(office.firm.as(office.ben, () -> timers.stop(id)).refusals()).extracting(Refusal::field).containsExactly("matterId");
        assertThat(office.firm.as(office.ben, () -> timers.find(id).orElseThrow()).running()).isTrue();
    }

    @Test
    void nobodySeesTheTimersOfAnother() {
        var office = new Office(context).open();
        TimerId id = office.firm.as(office.ben, () -> timers.start(TimerDetails.NONE).orThrow().id());
        assertThat(office.firm.asAdministrator(() -> timers.find(id))).isEmpty();
    }

    private static TimerDetails onTheMatter(Office.Open office) {
        return new TimerDetails(office.matter, "Call with counsel", null, null, null);
    }
}
