package org.chancery.practice.timekeeping.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Show;
import org.chancery.practice.timekeeping.Billing;
import org.chancery.practice.timekeeping.TimeEntryId;
import org.chancery.practice.timekeeping.TimerDetails;
import org.chancery.practice.timekeeping.TimerId;
import org.chancery.practice.timekeeping.TimerView;
import org.chancery.practice.timekeeping.Timers;
import org.chancery.shared.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Timers: all that are not stopped, and one of them with the form that stops it. */
@Controller
class TimerPages {

    private final Timers timers;
    private final WorkForms forms;

    TimerPages(Timers timers, WorkForms forms) {
        this.timers = timers;
        this.forms = forms;
    }

    @GetMapping("/time/timers")
    ModelAndView open() {
        return list(Form.of(Map.of("billing", Billing.BILLABLE)));
    }

    private ModelAndView list(Form form) {
        Map<String, Object> model = new HashMap<>(forms.model(form, null));
        model.put("timers", timers.open());
        return new ModelAndView("practice/timekeeping/timers", model);
    }

    /** Starts one and goes back to where it was started from. */
    @PostMapping("/time/timers")
    ModelAndView start(Posted posted, @RequestParam(required = false) @Nullable String back) {
        return Pages.answer(posted.read(forms::timer).flatMap(timers::start), timer -> back == null ? timer.href() : WorkForms.back(back),
                timer -> Flash.done("Timer started.").link("Say what for", timer.href()), posted, this::list);
    }

    @GetMapping("/time/timers/{id}")
    ModelAndView show(@PathVariable TimerId id) {
        TimerView timer = found(id);
        return page(timer, presets(timer));
    }

    private static Form presets(TimerView timer) {
        Map<String, Object> presets = new HashMap<>(Map.of("date", timer.day(), "narrative", timer.narrative(), "billing", timer.billing()));
        putIfThere(presets, "matterId", timer.matterId());
        putIfThere(presets, "taskCode", timer.taskCode());
        putIfThere(presets, "activityCode", timer.activityCode());
        return Form.of(presets);
    }

    private static void putIfThere(Map<String, Object> presets, String name, @Nullable Object value) {
        if (value != null) {
            presets.put(name, value);
        }
    }

    private ModelAndView page(TimerView timer, Form form) {
        Map<String, Object> model = new HashMap<>(forms.model(form, timer.matterId()));
        model.put("timer", timer);
        return new ModelAndView("practice/timekeeping/timer", model);
    }

    /** Keeps what was typed, and stops the timer if that button was pressed. */
    @PostMapping("/time/timers/{id}")
    ModelAndView keep(@PathVariable TimerId id, Posted posted, @RequestParam(defaultValue = "false") boolean stop) {
        return stop ? stop(id, posted) : Pages.answer(posted.read(forms::timer).flatMap(details -> timers.change(id, details)), TimerView::href,
                _ -> Flash.done("Saved."), posted, form -> page(found(id), form));
    }

    private ModelAndView stop(TimerId id, Posted posted) {
        record Asked(TimerDetails details, @Nullable Integer minutes, @Nullable LocalDate date) {}
        var outcome = posted.read(f -> new Asked(forms.timer(f), f.minutesOrNull("minutes"), f.dateOrNull("date")))
                .flatMap(asked -> timers.stop(id, new Timers.Stop(asked.details(), asked.minutes(), asked.date())));
        return Pages.answer(outcome, entry -> "/time/" + entry, _ -> Flash.done("Timer stopped; its time is a draft."), posted, form -> page(found(id), form));
    }

    /** Stops it as it is; where something is missing, the form asks for it. */
    @PostMapping("/time/timers/{id}/stop")
    ModelAndView stopNow(@PathVariable TimerId id) {
        TimerView timer = found(id);
        return switch (timers.stop(id)) {
            case Outcome.Done<TimeEntryId>(var entry) -> Pages.act(Outcome.done(entry), "/time/" + entry, "Timer stopped at %s; its time is a draft.".formatted(Show.clock(timer.minutes())));
            case Outcome.Refused<TimeEntryId>(var refusals) -> {
                var page = page(timer, new Form(Map.of(), presets(timer).presets(), refusals));
                page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                yield page;
            }
        };
    }

    @PostMapping("/time/timers/{id}/pause")
    ModelAndView pause(@PathVariable TimerId id, @RequestParam(required = false) @Nullable String back) {
        return Pages.act(timers.pause(id), back == null ? "/time/timers" : WorkForms.back(back), "Timer paused.");
    }

    @PostMapping("/time/timers/{id}/resume")
    ModelAndView resume(@PathVariable TimerId id, @RequestParam(required = false) @Nullable String back) {
        return Pages.act(timers.resume(id), back == null ? "/time/timers" : WorkForms.back(back), "Timer goes on.");
    }

    @PostMapping("/time/timers/{id}/discard")
    ModelAndView discard(@PathVariable TimerId id) {
        return Pages.act(timers.discard(id), "/time/timers", "Timer thrown away; nothing was recorded.");
    }

    private TimerView found(TimerId id) {
        return timers.find(id).orElseThrow(RefusedRequest::notFound);
    }
}
