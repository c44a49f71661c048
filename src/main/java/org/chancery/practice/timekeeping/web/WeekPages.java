package org.chancery.practice.timekeeping.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.practice.timekeeping.Approvals;
import org.chancery.practice.timekeeping.Billing;
import org.chancery.practice.timekeeping.Breach;
import org.chancery.practice.timekeeping.GuidelineChecks;
import org.chancery.practice.timekeeping.WeekKey;
import org.chancery.practice.timekeeping.WeekView;
import org.chancery.practice.timekeeping.Weeks;
import org.chancery.platform.identity.Actors;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A week as a grid, each cell saved by itself, or all at once without JavaScript; and a row of it as a form, with its narratives. */
@Controller
class WeekPages {

    private final Weeks weeks;
    private final Approvals approvals;
    private final WeekRowForm rowForm;
    private final WeekGridForm gridForm;
    private final WorkForms forms;
    private final GuidelineChecks checks;
    private final Firms firms;

    WeekPages(Weeks weeks, Approvals approvals, WeekRowForm rowForm, WeekGridForm gridForm, WorkForms forms, GuidelineChecks checks, Firms firms) {
        this.checks = checks;
        this.weeks = weeks;
        this.approvals = approvals;
        this.rowForm = rowForm;
        this.gridForm = gridForm;
        this.forms = forms;
        this.firms = firms;
    }

    /** Whose week, and a day of it. */
    record Place(UserId timekeeper, LocalDate day) {
        String href() {
            String whose = timekeeper.equals(Actors.current().id()) ? "" : "&timekeeper=" + timekeeper;
            return "/time/week?date=" + Weeks.monday(day) + whose;
        }
    }

    private static Form newRow() {
        return Form.of(Map.of("billing", Billing.BILLABLE));
    }

    /**
     * What a cell holds after it was kept.
     *
     * @param note what the client's guidelines say against it; null for nothing
     */
    record Kept(int minutes, @Nullable String note) {}

    @GetMapping("/time/week")
    ModelAndView week(@RequestParam(required = false) @Nullable LocalDate date, @RequestParam(required = false) @Nullable UserId timekeeper) {
        return page(place(timekeeper, date), newRow(), Form.blank());
    }

    @PostMapping("/time/week/cells")
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS})
    ResponseEntity<Kept> keep(@RequestParam String row, @RequestParam LocalDate column, @RequestParam int minutes, @RequestParam int was,
            @RequestParam(required = false) @Nullable UserId timekeeper) {
        Outcome<Integer> kept = WeekKey.parse(row)
                .map(key -> weeks.keep(new Weeks.CellChange(place(timekeeper, column).timekeeper(), key, column, minutes, was)))
                .orElseGet(() -> Outcome.refused("row-unknown", "This row is not known any more. Reload the week."));
        return Answers.ok(kept.map(held -> new Kept(held, held == 0 ? null : note(place(timekeeper, column), row, column))));
    }

    /** What stands against the entries of a cell. */
    private @Nullable String note(Place place, String row, LocalDate day) {
        List<UUID> entries = read(place).rows().stream().filter(each -> each.key().toString().equals(row)).flatMap(each -> each.cells().stream()).filter(cell -> cell.date().equals(day))
                .flatMap(cell -> cell.entries().stream()).map(entry -> entry.id().value()).toList();
        String said = checks.of(entries).stream().map(Breach::inWords).collect(Collectors.joining(" "));
        return said.isEmpty() ? null : said;
    }

    /** The whole grid at once, as a browser without scripts sends it. */
    @PostMapping("/time/week/grid")
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS})
    ModelAndView keepAll(Posted posted) {
        Place place = place(posted);
        Outcome<Integer> outcome = posted.read(f -> f.each("cells", cell -> WeekGridForm.cell(place.timekeeper(), cell))).flatMap(gridForm::keep);
        return Pages.answer(outcome, _ -> place.href(), changed -> Flash.done(changed == 0 ? "Nothing had changed." : "Week saved."), posted, form -> page(place, newRow(), form));
    }

    @PostMapping("/time/week/rows")
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS})
    ModelAndView addRow(Posted posted) {
        record NewRow(Place place, WeekKey key, String narrative) {}
        var asked = posted.read(f -> new NewRow(place(f), new WeekKey(forms.matter(f), f.textOrNull("taskCode"), f.textOrNull("activityCode"),
                Objects.requireNonNullElse(f.constantOrNull("billing", Billing.class), Billing.BILLABLE)), Objects.requireNonNullElse(f.textOrNull("narrative"), "")));
        var outcome = asked.flatMap(row -> weeks.addRow(row.place().timekeeper(), row.place().day(), row.key(), row.narrative()).map(_ -> row.place()));
        return Pages.answer(outcome, Place::href, _ -> Flash.done("Row added."), posted, form -> page(place(posted), form, Form.blank()));
    }

    @PostMapping("/time/week/rows/remove")
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS})
    ModelAndView removeRow(@RequestParam String row, Posted posted) {
        Place place = place(posted);
        return Pages.act(WeekKey.parse(row).map(key -> weeks.removeRow(place.timekeeper(), place.day(), key)).orElseThrow(RefusedRequest::notFound), place.href(), "Row removed.");
    }

    @PostMapping("/time/week/copy")
    ModelAndView copy(Posted posted) {
        Place place = place(posted);
        var copied = weeks.copyLastWeek(place.timekeeper(), place.day());
        int rows = copied instanceof Outcome.Done<Integer>(var count) ? count : 0;
        return Pages.act(copied, place.href(), rows == 0 ? "Last week had no further rows." : rows + " rows copied from last week.");
    }

    @PostMapping("/time/week/submit")
    ModelAndView submit(Posted posted) {
        Place place = place(posted);
        LocalDate monday = Weeks.monday(place.day());
        var submitted = approvals.submitDays(place.timekeeper(), monday, monday.plusDays(6));
        int entries = submitted instanceof Outcome.Done<Integer>(var count) ? count : 0;
        return Pages.act(submitted, place.href(), entries == 0 ? "There were no drafts to submit." : "Week submitted: " + entries + " entries wait for approval.");
    }

    @GetMapping("/time/week/row")
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS})
    ModelAndView row(@RequestParam String row, @RequestParam LocalDate date, @RequestParam(required = false) @Nullable UserId timekeeper) {
        Place place = place(timekeeper, date);
        WeekView week = read(place);
        WeekView.Row found = row(week, row);
        return rowPage(place, week, found, WeekRowForm.of(found));
    }

    @PostMapping("/time/week/row")
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS})
    ModelAndView keepRow(@RequestParam String row, Posted posted) {
        Place place = place(posted);
        WeekView week = read(place);
        WeekView.Row found = row(week, row);
        var outcome = posted.read(f -> f.each("days", WeekRowForm::day)).flatMap(days -> rowForm.keep(place.timekeeper(), found, days));
        return Pages.answer(outcome, _ -> place.href(), _ -> Flash.done("Row saved."), posted, form -> rowPage(place, week, found, form));
    }

    private ModelAndView rowPage(Place place, WeekView week, WeekView.Row row, Form form) {
        return new ModelAndView("practice/timekeeping/week-row", Map.of("week", week, "row", row, "back", place.href(), "form", form));
    }

    private static WeekView.Row row(WeekView week, String key) {
        return week.rows().stream().filter(each -> each.key().toString().equals(key)).findFirst().orElseThrow(RefusedRequest::notFound);
    }

    private ModelAndView page(Place place, Form form, Form grid) {
        Map<String, Object> model = new HashMap<>(forms.model(form, null));
        model.put("grid", grid);
        WeekView week = read(place);
        model.put("week", week);
        model.put("breaches", checks.of(week.entries().stream().map(entry -> entry.id().value()).toList()));
        model.put("place", place.href());
        model.put("own", place.timekeeper().equals(Actors.current().id()));
        model.put("today", firms.today());
        return new ModelAndView("practice/timekeeping/week", model);
    }

    private WeekView read(Place place) {
        return switch (weeks.of(place.timekeeper(), place.day())) {
            case Outcome.Done<WeekView>(var week) -> week;
            case Outcome.Refused<WeekView>(List<Refusal> refusals) when refusals.getFirst().code().equals("forbidden") -> throw new AccessDeniedException(refusals.getFirst().message());
            case Outcome.Refused<WeekView> _ -> throw RefusedRequest.notFound();
        };
    }

    private Place place(Posted f) {
        return place(f.idOrNull("timekeeper", UserId::of), f.dateOrNull("date"));
    }

    private Place place(@Nullable UserId timekeeper, @Nullable LocalDate day) {
        return new Place(timekeeper == null ? Actors.current().id() : timekeeper, day == null ? firms.today() : day);
    }
}
