package org.chancery.practice.timekeeping.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Slice;
import org.chancery.platform.web.Version;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.timekeeping.Approvals;
import org.chancery.practice.timekeeping.Billing;
import org.chancery.practice.timekeeping.Breach;
import org.chancery.practice.timekeeping.GuidelineChecks;
import org.chancery.practice.timekeeping.NewTime;
import org.chancery.practice.timekeeping.Rates;
import org.chancery.practice.timekeeping.TimeEntries;
import org.chancery.practice.timekeeping.TimeEntryId;
import org.chancery.practice.timekeeping.TimeView;
import org.chancery.practice.timekeeping.WorkLists;
import org.chancery.practice.timekeeping.WorkSelection;
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

/** Recorded time on the API. */
@RestController
@RequestMapping("/api/v1/time-entries")
@Tag(name = "Time entries")
class TimeResource {

    private final TimeEntries entries;
    private final Approvals approvals;
    private final WorkSteps<TimeEntryId, TimeView> steps;
    private final Rates rates;
    private final WorkLists work;
    private final GuidelineChecks checks;
    private final Lists lists;

    TimeResource(TimeEntries entries, Approvals approvals, Rates rates, WorkLists work, GuidelineChecks checks, Lists lists) {
        this.checks = checks;
        this.entries = entries;
        this.approvals = approvals;
        this.steps = WorkSteps.ofTime(entries, approvals);
        this.rates = rates;
        this.work = work;
        this.lists = lists;
    }

    /** What shall be different; what is absent stays. "" takes a code away. */
    record TimePatch(@Nullable MatterId matterId, @Nullable LocalDate date, @Nullable Integer minutes, @Nullable String narrative, @Nullable String taskCode,
            @Nullable String activityCode, @Nullable Billing billing, @Nullable Boolean submit) {

        NewTime of(TimeView before) {
            return new NewTime(Objects.requireNonNullElse(matterId, before.matterId()), before.timekeeperId(), Objects.requireNonNullElse(date, before.date()),
                    Objects.requireNonNullElse(minutes, before.minutes()), Objects.requireNonNullElse(narrative, before.narrative()),
                    taskCode == null ? before.taskCode() : taskCode, activityCode == null ? before.activityCode() : activityCode,
                    Objects.requireNonNullElse(billing, before.billing()), submit);
        }
    }

    /** Entries by id; a reason where one is wanted. */
    record Selected(List<TimeEntryId> ids, @Nullable String reason) {
        WorkSelection selection() {
            return WorkSelection.ofTime(ids);
        }
    }

    /** How many were concerned. */
    record Counted(int count) {}

    record Reason(String reason) {}

    @GetMapping
    Slice<TimeView> list(ListRequest request) {
        return lists.slice(WorkLists.TIME, work.seen(request));
    }

    @PostMapping
    ResponseEntity<TimeView> record(@RequestBody NewTime time) {
        return Answers.created(entries.record(time), entry -> "/api/v1/time-entries/" + entry.id());
    }

    @GetMapping("/{id}")
    ResponseEntity<TimeView> get(@PathVariable TimeEntryId id) {
        TimeView entry = steps.found(id);
        return Version.of(entry, entry.version());
    }

    /** Why it has its rate. */
    @GetMapping("/{id}/rate")
    Rates.Explanation rate(@PathVariable TimeEntryId id) {
        return rates.explain(id).orElseThrow(RefusedRequest::notFound);
    }

    @PatchMapping("/{id}")
    ResponseEntity<TimeView> change(@PathVariable TimeEntryId id, @RequestBody TimePatch patch, HttpServletRequest request) {
        TimeView before = steps.found(id);
        Version.check(request, before.version());
        return Answers.ok(entries.change(id, before.version(), patch.of(before)));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(@PathVariable TimeEntryId id, HttpServletRequest request) {
        TimeView before = steps.found(id);
        Version.check(request, before.version());
        return Answers.done(entries.delete(id, before.version()));
    }

    @PostMapping("/{id}/submit")
    ResponseEntity<TimeView> submit(@PathVariable TimeEntryId id) {
        return Answers.ok(steps.submit(id));
    }

    @PostMapping("/{id}/approve")
    ResponseEntity<TimeView> approve(@PathVariable TimeEntryId id) {
        return Answers.ok(steps.approve(id));
    }

    @PostMapping("/{id}/return")
    ResponseEntity<TimeView> giveBack(@PathVariable TimeEntryId id, @RequestBody Reason reason) {
        return Answers.ok(steps.giveBack(id, reason.reason()));
    }

    @Operation(summary = "What the client's guidelines say of time before it is recorded; nothing is kept")
    @PostMapping("/check")
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS})
    ResponseEntity<Slice<Breach>> check(@RequestBody NewTime time) {
        return Answers.ok(checks.typed(TimeEntryId.next(), time).map(Slice::whole));
    }

    @Operation(summary = "What the client's guidelines say of a recorded entry")
    @GetMapping("/{id}/breaches")
    Slice<Breach> breaches(@PathVariable TimeEntryId id) {
        return Slice.whole(checks.of(List.of(steps.found(id).id().value())));
    }

    @PostMapping("/submit")
    ResponseEntity<Counted> submitAll(@RequestBody Selected selected) {
        return Answers.ok(approvals.submit(selected.selection()).map(Counted::new));
    }

    @PostMapping("/approve")
    ResponseEntity<Counted> approveAll(@RequestBody Selected selected) {
        return Answers.ok(approvals.approve(selected.selection()).map(Counted::new));
    }

    @PostMapping("/return")
    ResponseEntity<Counted> giveBackAll(@RequestBody Selected selected) {
        return Answers.ok(approvals.returnToDraft(selected.selection(), Objects.requireNonNullElse(selected.reason(), "")).map(Counted::new));
    }
}
