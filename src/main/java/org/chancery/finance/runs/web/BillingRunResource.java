package org.chancery.finance.runs.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.chancery.finance.runs.BillingRuleId;
import org.chancery.finance.runs.BillingRuleTerms;
import org.chancery.finance.runs.BillingRuleView;
import org.chancery.finance.runs.BillingRules;
import org.chancery.finance.runs.BillingRunId;
import org.chancery.finance.runs.BillingRunLists;
import org.chancery.finance.runs.BillingRunView;
import org.chancery.finance.runs.BillingRuns;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.jobs.RunId;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Billing rules and runs on the API. A run goes on behind it: {@code /jobs/{jobRunId}} says how far it is, stops and resumes it. */
@Tag(name = "Billing runs")
@RestController
@RequestMapping("/api/v1")
class BillingRunResource {

    private final BillingRules rules;
    private final BillingRuns runs;
    private final BillingRunLists runLists;
    private final Lists lists;

    BillingRunResource(BillingRules rules, BillingRuns runs, BillingRunLists runLists, Lists lists) {
        this.rules = rules;
        this.runs = runs;
        this.runLists = runLists;
        this.lists = lists;
    }

    /** @param active whether it may be started */
    record RuleBody(BillingRuleTerms terms, boolean active) {}

    /** @param through the last day of work; null for what the rule says @param dry whether it only shows what would be prepared */
    record StartBody(@Nullable LocalDate through, boolean dry) {}

    /** The job that issues the bills. */
    record Issuing(RunId jobRunId) {}

    @GetMapping("/billing-rules")
    @Requires(Permission.BILLING_VIEW)
    Slice<BillingRuleView> rules(ListRequest request) {
        return lists.slice(runLists.rules(), request);
    }

    @PostMapping("/billing-rules")
    ResponseEntity<BillingRuleView> add(@RequestBody BillingRuleTerms terms) {
        return Answers.created(rules.add(terms), rule -> "/api/v1/billing-rules/" + rule.id());
    }

    @GetMapping("/billing-rules/{id}")
    BillingRuleView rule(@PathVariable BillingRuleId id) {
        return rules.find(id).orElseThrow(RefusedRequest::notFound);
    }

    @PutMapping("/billing-rules/{id}")
    ResponseEntity<BillingRuleView> change(@PathVariable BillingRuleId id, @RequestBody RuleBody body) {
        return Answers.ok(rules.change(id, body.terms(), body.active()));
    }

    @Operation(summary = "Start a run: a pre-bill of each matter, behind the API; a dry run leaves nothing but its account")
    @PostMapping("/billing-rules/{id}/start")
    ResponseEntity<BillingRunView> start(@PathVariable BillingRuleId id, @RequestBody StartBody body) {
        return Answers.created(runs.start(new BillingRuns.StartRun(id, body.through(), body.dry())).map(run -> runs.find(run).orElseThrow()), run -> "/api/v1/billing-runs/" + run.id());
    }

    @GetMapping("/billing-runs")
    @Requires(Permission.BILLING_VIEW)
    Slice<BillingRunLists.RunRow> runs(ListRequest request) {
        return lists.slice(runLists.runs(), request);
    }

    @GetMapping("/billing-runs/{id}")
    BillingRunView run(@PathVariable BillingRunId id) {
        return runs.find(id).orElseThrow(RefusedRequest::notFound);
    }

    /** What came of each matter, those included that were parked, with the reasons. */
    @GetMapping("/billing-runs/{id}/matters")
    Slice<BillingRunLists.MatterRow> matters(@PathVariable BillingRunId id, ListRequest request) {
        return lists.slice(runLists.matters(), runLists.of(runs.find(id).orElseThrow(RefusedRequest::notFound).id(), request));
    }

    @Operation(summary = "Issue what was approved of a run, and deliver it as each client wants")
    @PostMapping("/billing-runs/{id}/issue")
    ResponseEntity<Issuing> issue(@PathVariable BillingRunId id) {
        return Answers.ok(runs.issue(id).map(Issuing::new));
    }
}
