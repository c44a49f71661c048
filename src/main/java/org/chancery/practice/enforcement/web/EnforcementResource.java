package org.chancery.practice.enforcement.web;

import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Slice;
import org.chancery.practice.enforcement.Enforcement;
import org.chancery.practice.enforcement.EnforcementReport;
import org.chancery.practice.enforcement.ReportId;
import org.chancery.practice.enforcement.Trial;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Proof of enforcement on the API. */
@RestController
@RequestMapping("/api/v1/enforcement-reports")
class EnforcementResource {

    private final Enforcement enforcement;
    private final Lists lists;

    EnforcementResource(Enforcement enforcement, Lists lists) {
        this.enforcement = enforcement;
        this.lists = lists;
    }

    record Made(ReportId id) {}

    @GetMapping
    @Requires(Permission.AUDIT_VIEW)
    Slice<EnforcementReport> list() {
        return Slice.whole(enforcement.reports());
    }

    /** Tries everything now, which takes some seconds. */
    @PostMapping
    @Requires(Permission.FIRM_MANAGE)
    ResponseEntity<Made> tryEverything() {
        return Answers.created(enforcement.tryEverything().map(Made::new), made -> "/api/v1/enforcement-reports/" + made.id());
    }

    @GetMapping("/{report}")
    @Requires(Permission.AUDIT_VIEW)
    EnforcementReport get(@PathVariable ReportId report) {
        return enforcement.find(report).orElseThrow(RefusedRequest::notFound);
    }

    /** What was tried, and what came of it. */
    @GetMapping("/{report}/trials")
    @Requires(Permission.AUDIT_VIEW)
    Slice<Trial> trials(@PathVariable ReportId report, ListRequest request) {
        EnforcementReport found = enforcement.find(report).orElseThrow(RefusedRequest::notFound);
        return lists.slice(EnforcementPages.TRIALS, request.bind("report", found.id().toString()));
    }
}
