package org.chancery.finance.runs.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chancery.finance.runs.BillingRunId;
import org.chancery.finance.runs.BillingRunLists;
import org.chancery.finance.runs.BillingRunView;
import org.chancery.finance.runs.BillingRuns;
import org.chancery.finance.runs.RunMatterState;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.jobs.Jobs;
import org.chancery.platform.web.Department;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.NavItem;
import org.chancery.platform.web.NavigationSource;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.RefusedRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Billing runs: the list, and one with its progress, what came of its matters, and the issue of what was approved. */
@Controller
class BillingRunPages implements NavigationSource {

    private final BillingRuns runs;
    private final BillingRunLists runLists;
    private final Jobs jobs;
    private final Lists lists;

    BillingRunPages(BillingRuns runs, BillingRunLists runLists, Jobs jobs, Lists lists) {
        this.runs = runs;
        this.runLists = runLists;
        this.jobs = jobs;
        this.lists = lists;
    }

    @Override
    public List<NavItem> items() {
        return List.of(NavItem.of(Department.FINANCE, "Billing runs", "/billing-runs").order(11).permission(Permission.BILLING_VIEW.permission()));
    }

    @GetMapping("/billing-runs")
    @Requires(Permission.BILLING_VIEW)
    ModelAndView list(ListRequest request) {
        return lists.page(runLists.runs(), request, "finance/runs/runs", Map.of());
    }

    @GetMapping("/billing-runs/{id}")
    ModelAndView run(@PathVariable BillingRunId id, ListRequest request) {
        BillingRunView run = runs.find(id).orElseThrow(RefusedRequest::notFound);
        Map<String, Object> model = new HashMap<>(Map.of("run", run));
        jobs.find(run.jobRunId()).ifPresent(job -> model.put("job", job));
        Optional.ofNullable(run.issueRunId()).flatMap(jobs::find).ifPresent(issue -> model.put("issue", issue));
        model.put("mayIssue", run.count(RunMatterState.APPROVED) > 0 && Actors.current().maySomewhere(Permission.BILLING_ISSUE));
        return lists.page(runLists.matters(), runLists.of(id, request), "finance/runs/run", model);
    }

    @PostMapping("/billing-runs/{id}/issue")
    @Requires(value = Permission.BILLING_ISSUE, byOffice = true)
    ModelAndView issue(@PathVariable BillingRunId id) {
        return Pages.act(runs.issue(id), "/billing-runs/" + id, "What was approved is being issued, and goes out as each client wants it.");
    }
}
