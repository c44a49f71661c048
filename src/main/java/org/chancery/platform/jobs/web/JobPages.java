package org.chancery.platform.jobs.web;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.chancery.platform.jobs.Jobs;
import org.chancery.platform.jobs.Run;
import org.chancery.platform.jobs.RunId;
import org.chancery.platform.jobs.RunLists;
import org.chancery.platform.web.Department;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.Live;
import org.chancery.platform.web.NavItem;
import org.chancery.platform.web.NavigationSource;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.shared.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Runs of jobs: the list, one with its progress as it is now, and what may be done to it. */
@Controller
class JobPages implements NavigationSource {

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Jobs jobs;
    private final RunLists runLists;
    private final Lists lists;
    private final Live live;
    private final TemplateEngine templates;

    JobPages(Jobs jobs, RunLists runLists, Lists lists, Live live, TemplateEngine templates) {
        this.jobs = jobs;
        this.runLists = runLists;
        this.lists = lists;
        this.live = live;
        this.templates = templates;
    }

    @Override
    public List<NavItem> items() {
        return List.of(NavItem.of(Department.DESK, "Jobs", "/jobs").order(20));
    }

    @GetMapping("/jobs")
    ModelAndView list(ListRequest request) {
        return lists.page(runLists.runs(), runLists.mine(request));
    }

    @GetMapping("/jobs/{id}")
    ModelAndView run(@PathVariable RunId id, ListRequest request) {
        Run run = found(id);
        return lists.page(runLists.items(), request.bind("run", id.toString()), "platform/jobs/run", Map.of("run", run));
    }

    @GetMapping("/jobs/{id}/failures")
    ModelAndView failures(@PathVariable RunId id, ListRequest request) {
        Run run = found(id);
        return lists.page(runLists.failures(), request.bind("run", id.toString()), "platform/jobs/run", Map.of("run", run));
    }

    /** How far it is, for as long as it is under way. */
    @GetMapping("/jobs/{id}/live")
    void progress(@PathVariable RunId id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Run asked = found(id);
        live.stream(request, response, new Live.Part() {
            @Override
            public @Nullable String html() {
                Run now = found(id);
                return now.canStop() == asked.canStop() && now.turn() == asked.turn() ? drawn(now) : null;
            }

            @Override
            public void await(Duration atMost) throws InterruptedException {
                Thread.sleep(asked.canStop() ? LOOK : atMost);
            }
        });
    }

    private String drawn(Run run) {
        var output = new StringOutput();
        templates.render("platform/jobs/progress.jte", Map.of("run", run), output);
        return output.toString();
    }

    @PostMapping("/jobs/{id}/stop")
    ModelAndView stop(@PathVariable RunId id) {
        return acted(jobs.stop(id), id, "Nothing more of it begins. What is under way is still done.");
    }

    @PostMapping("/jobs/{id}/resume")
    ModelAndView resume(@PathVariable RunId id) {
        return acted(jobs.resume(id), id, "It goes on.");
    }

    @PostMapping("/jobs/{id}/retry")
    ModelAndView retry(@PathVariable RunId id) {
        return acted(jobs.retry(id), id, "What failed or was parked is tried again.");
    }

    private static ModelAndView acted(Outcome<RunId> outcome, RunId id, String said) {
        return Pages.act(outcome, "/jobs/" + id, said);
    }

    private Run found(RunId id) {
        return jobs.find(id).orElseThrow(RefusedRequest::notFound);
    }
}
