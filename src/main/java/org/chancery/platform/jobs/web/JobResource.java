package org.chancery.platform.jobs.web;

import org.chancery.platform.jobs.Jobs;
import org.chancery.platform.jobs.Run;
import org.chancery.platform.jobs.RunId;
import org.chancery.platform.jobs.RunLists;
import org.chancery.platform.jobs.RunLists.FailureRow;
import org.chancery.platform.jobs.RunLists.ItemRow;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Slice;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Runs of jobs on the API: one's own, and everybody's for whoever may manage jobs. */
@RestController
@RequestMapping("/api/v1/jobs")
class JobResource {

    private final Jobs jobs;
    private final RunLists runLists;
    private final Lists lists;

    JobResource(Jobs jobs, RunLists runLists, Lists lists) {
        this.jobs = jobs;
        this.runLists = runLists;
        this.lists = lists;
    }

    @GetMapping
    Slice<Run> list(ListRequest request) {
        return lists.slice(runLists.runs(), runLists.mine(request));
    }

    @GetMapping("/{id}")
    Run get(@PathVariable RunId id) {
        return found(id);
    }

    /** What it consists of, in the order in which it is done. */
    @GetMapping("/{id}/items")
    Slice<ItemRow> items(@PathVariable RunId id, ListRequest request) {
        return lists.slice(runLists.items(), request.bind("run", found(id).id().toString()));
    }

    /** What failed, and why. */
    @GetMapping("/{id}/failures")
    Slice<FailureRow> failures(@PathVariable RunId id, ListRequest request) {
        return lists.slice(runLists.failures(), request.bind("run", found(id).id().toString()));
    }

    /** Lets nothing more begin. */
    @PostMapping("/{id}/stop")
    ResponseEntity<Void> stop(@PathVariable RunId id) {
        return Answers.done(jobs.stop(id));
    }

    /** Lets a stopped run go on. */
    @PostMapping("/{id}/resume")
    ResponseEntity<Void> resume(@PathVariable RunId id) {
        return Answers.done(jobs.resume(id));
    }

    /** Tries what failed or was parked again. */
    @PostMapping("/{id}/retry")
    ResponseEntity<Void> retry(@PathVariable RunId id) {
        return Answers.done(jobs.retry(id));
    }

    private Run found(RunId id) {
        return jobs.find(id).orElseThrow(RefusedRequest::notFound);
    }
}
