package org.chancery.practice.timekeeping.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.timekeeping.Approvals;
import org.chancery.practice.timekeeping.NewTime;
import org.chancery.practice.timekeeping.Rates;
import org.chancery.practice.timekeeping.TimeEntries;
import org.chancery.practice.timekeeping.TimeEntryId;
import org.chancery.practice.timekeeping.TimeView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Recorded time: an entry, and the form that records one. */
@Controller
class TimePages {

    private final TimeEntries entries;
    private final WorkSteps<TimeEntryId, TimeView> steps;
    private final Rates rates;
    private final WorkForms forms;
    private final Firms firms;

    TimePages(TimeEntries entries, Approvals approvals, Rates rates, WorkForms forms, Firms firms) {
        this.entries = entries;
        this.steps = WorkSteps.ofTime(entries, approvals);
        this.rates = rates;
        this.forms = forms;
        this.firms = firms;
    }

    @GetMapping("/time/new")
    ModelAndView blank(@RequestParam(required = false) @Nullable MatterId matterId, @RequestParam(required = false) @Nullable LocalDate date) {
        Map<String, Object> presets = new HashMap<>(Map.of("date", date == null ? firms.today() : date, "timekeeperId", Actors.current().id()));
        if (matterId != null) {
            presets.put("matterId", matterId);
        }
        return fresh(Form.of(presets), matterId);
    }

    @PostMapping("/time")
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS})
    ModelAndView record(Posted posted) {
        return Pages.answer(posted.read(forms::time).flatMap(entries::record), TimeView::href, TimePages::recorded, posted, form -> fresh(form, null));
    }

    private static Flash recorded(TimeView entry) {
        return Flash.done("%s h recorded on %s.".formatted(Show.hours(entry.minutes()), entry.matterName())).link("Record more", "/time/new?matterId=" + entry.matterId() + "&date=" + entry.date());
    }

    private ModelAndView fresh(Form form, @Nullable MatterId matter) {
        return new ModelAndView("practice/timekeeping/time-new", forms.model(form, matter));
    }

    @GetMapping("/time/{id}")
    ModelAndView show(@PathVariable TimeEntryId id) {
        TimeView entry = steps.found(id);
        Map<String, Object> presets = new HashMap<>(Map.of("matterId", entry.matterId(), "timekeeperId", entry.timekeeperId(), "date", entry.date(),
                "minutes", Show.hours(entry.minutes()), "narrative", entry.narrative(), "billing", entry.billing(), "version", entry.version()));
        WorkForms.putIfThere(presets, "taskCode", entry.taskCode());
        WorkForms.putIfThere(presets, "activityCode", entry.activityCode());
        return page(entry, Form.of(presets));
    }

    @PostMapping("/time/{id}")
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS})
    ModelAndView change(@PathVariable TimeEntryId id, Posted posted) {
        record Change(int version, NewTime time) {}
        var outcome = posted.read(f -> new Change(f.number("version"), forms.time(f))).flatMap(change -> entries.change(id, change.version(), change.time()));
        return Pages.answer(outcome, TimeView::href, _ -> Flash.done("Saved."), posted,
                form -> page(steps.found(id), form));
    }

    @PostMapping("/time/{id}/delete")
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS})
    ModelAndView delete(@PathVariable TimeEntryId id, @RequestParam int version) {
        return steps.deleted(id, entries.delete(id, version));
    }

    @PostMapping("/time/{id}/submit")
    ModelAndView submit(@PathVariable TimeEntryId id) {
        return steps.submitted(id);
    }

    @PostMapping("/time/{id}/approve")
    ModelAndView approve(@PathVariable TimeEntryId id) {
        return steps.approved(id);
    }

    @PostMapping("/time/{id}/return")
    ModelAndView giveBack(@PathVariable TimeEntryId id, @RequestParam(defaultValue = "") String reason) {
        return steps.givenBack(id, reason);
    }

    private ModelAndView page(TimeView entry, Form form) {
        Map<String, Object> model = new HashMap<>(forms.model(form, entry.matterId()));
        model.put("entry", entry);
        model.put("rate", rates.explain(entry.id()).orElseThrow(RefusedRequest::notFound));
        model.put("steps", Steps.of(entry.timekeeperId(), entry.status(), entry.billId()));
        model.put("maySeeHistory", Actors.current().may(Permission.AUDIT_VIEW));
        return new ModelAndView("practice/timekeeping/time-entry", model);
    }
}
