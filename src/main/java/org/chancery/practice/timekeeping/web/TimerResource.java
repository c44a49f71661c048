package org.chancery.practice.timekeeping.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Objects;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Slice;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.timekeeping.Billing;
import org.chancery.practice.timekeeping.TimeEntryId;
import org.chancery.practice.timekeeping.TimerDetails;
import org.chancery.practice.timekeeping.TimerId;
import org.chancery.practice.timekeeping.TimerView;
import org.chancery.practice.timekeeping.Timers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The acting person's timers on the API. */
@RestController
@RequestMapping("/api/v1/timers")
@Tag(name = "Timers")
class TimerResource {

    private final Timers timers;

    TimerResource(Timers timers) {
        this.timers = timers;
    }

    /** How it ends; what is absent is taken from the timer. */
    record TimerStop(@Nullable MatterId matterId, @Nullable String narrative, @Nullable String taskCode, @Nullable String activityCode, @Nullable Billing billing,
            @Nullable Integer minutes, @Nullable LocalDate date) {

        Timers.Stop of(TimerView timer) {
            return new Timers.Stop(new TimerDetails(matterId == null ? timer.matterId() : matterId, Objects.requireNonNullElse(narrative, timer.narrative()),
                    taskCode == null ? timer.taskCode() : taskCode, activityCode == null ? timer.activityCode() : activityCode,
                    Objects.requireNonNullElse(billing, timer.billing())), minutes, date);
        }
    }

    /** The entry that became of it. */
    record Stopped(TimeEntryId timeEntryId) {}

    @GetMapping
    Slice<TimerView> open() {
        return Slice.whole(timers.open());
    }

    @GetMapping("/{id}")
    TimerView get(@PathVariable TimerId id) {
        return found(id);
    }

    @PostMapping
    ResponseEntity<TimerView> start(@RequestBody TimerDetails timer) {
        return Answers.created(timers.start(timer), started -> "/api/v1/timers/" + started.id());
    }

    @PatchMapping("/{id}")
    ResponseEntity<TimerView> change(@PathVariable TimerId id, @RequestBody TimerDetails details) {
        return Answers.ok(timers.change(id, details));
    }

    @PostMapping("/{id}/pause")
    ResponseEntity<TimerView> pause(@PathVariable TimerId id) {
        return Answers.ok(timers.pause(id));
    }

    @PostMapping("/{id}/resume")
    ResponseEntity<TimerView> resume(@PathVariable TimerId id) {
        return Answers.ok(timers.resume(id));
    }

    @PostMapping("/{id}/stop")
    ResponseEntity<Stopped> stop(@PathVariable TimerId id, @RequestBody TimerStop stop) {
        return Answers.ok(timers.stop(id, stop.of(found(id))).map(Stopped::new));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> discard(@PathVariable TimerId id) {
        return Answers.done(timers.discard(id));
    }

    private TimerView found(TimerId id) {
        return timers.find(id).orElseThrow(RefusedRequest::notFound);
    }
}
