package org.chancery.practice.enforcement.web;

import java.util.List;
import java.util.Map;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.letterhead.Papers;
import org.chancery.platform.web.Choices;
import org.chancery.platform.web.Column;
import org.chancery.platform.web.Department;
import org.chancery.platform.web.Filter;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Listing;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.NavItem;
import org.chancery.platform.web.NavigationSource;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.PdfAnswer;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Tone;
import org.chancery.practice.enforcement.Enforcement;
import org.chancery.practice.enforcement.EnforcementReport;
import org.chancery.practice.enforcement.ReportId;
import org.chancery.practice.enforcement.Trial;
import org.chancery.shared.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** What was tried against walls and the separation of firms, and what came of it. */
@Controller
class EnforcementPages implements NavigationSource {

    static final Listing<Trial> TRIALS = Listing.of("enforcement", "What was tried", Trial.class)
            .sql("select t.id, t.position, t.kind, t.subject, t.held_by, t.tried_as, t.there, t.seen, t.verdict from practice.enforcement_trial t where t.report_id = cast(:report as uuid)")
            .row(row -> new Trial(row.constant("kind", Trial.Kind.class), row.text("subject"), row.text("held_by"), row.text("tried_as"),
                    number(row.numberOrNull("there")), number(row.numberOrNull("seen")), row.constant("verdict", Trial.Verdict.class)))
            .column(Column.text("subject", "Table or route", Trial::subject).required())
            .column(Column.text("heldBy", "Held by", Trial::heldBy).sortBy("held_by"))
            .column(Column.text("triedAs", "Tried as", Trial::triedAs).sortBy("tried_as").required())
            .column(Column.count("there", "Rows there", (Trial trial) -> count(trial.there())))
            .column(Column.count("seen", "Seen", (Trial trial) -> count(trial.seen())))
            .column(Column.tag("verdict", "Verdict", (Trial trial) -> trial.verdict().word()).tone(trial -> tone(trial.verdict())).required())
            .filter(Filter.choice("kind", "Kind", Choices.of(Trial.Kind.class, Trial.Kind::word)))
            .filter(Filter.choice("verdict", "Verdict", Choices.of(Trial.Verdict.class, Trial.Verdict::word)))
            .search("subject ilike :q or tried_as ilike :q")
            .sort("subject")
            .view("All", "")
            .view("Tables", "kind=TABLE")
            .view("Routes", "kind=ROUTE")
            .view("Broken", "verdict=BROKEN")
            .empty("Nothing of it", "No trial is like that.")
            .build();

    private final Enforcement enforcement;
    private final Lists lists;
    private final Papers papers;

    EnforcementPages(Enforcement enforcement, Lists lists, Papers papers) {
        this.enforcement = enforcement;
        this.lists = lists;
        this.papers = papers;
    }

    private static @Nullable Long number(@Nullable Integer value) {
        return value == null ? null : Long.valueOf(value);
    }

    private static @Nullable Integer count(@Nullable Long value) {
        return value == null ? null : Math.toIntExact(value);
    }

    static Tone tone(Trial.Verdict verdict) {
        return switch (verdict) {
            case HELD -> Tone.GOOD;
            case BROKEN -> Tone.BAD;
            case EMPTY -> Tone.PLAIN;
            case UNTRIED -> Tone.WARN;
        };
    }

    @Override
    public List<NavItem> items() {
        return List.of(NavItem.of(Department.FIRM, "Enforcement", "/enforcement").order(43).permission(Permission.AUDIT_VIEW.permission()));
    }

    @GetMapping("/enforcement")
    @Requires(Permission.AUDIT_VIEW)
    ModelAndView reports() {
        return new ModelAndView("practice/enforcement/reports", Map.of("reports", enforcement.reports()));
    }

    @PostMapping("/enforcement")
    @Requires(Permission.FIRM_MANAGE)
    ModelAndView tryEverything() {
        Outcome<ReportId> outcome = enforcement.tryEverything();
        String where = outcome instanceof Outcome.Done<ReportId>(var id) ? "/enforcement/" + id : "/enforcement";
        return Pages.act(outcome, where, "Everything was tried; this is what came of it.");
    }

    @GetMapping("/enforcement/{report}")
    @Requires(Permission.AUDIT_VIEW)
    ModelAndView report(@PathVariable ReportId report, ListRequest request) {
        EnforcementReport found = enforcement.find(report).orElseThrow(RefusedRequest::notFound);
        return lists.page(TRIALS, request.bind("report", report.toString()), "practice/enforcement/report", Map.of("report", found));
    }

    @GetMapping("/enforcement/{report}/pdf")
    @Requires(Permission.AUDIT_VIEW)
    ResponseEntity<byte[]> pdf(@PathVariable ReportId report) {
        EnforcementReport found = enforcement.find(report).orElseThrow(RefusedRequest::notFound);
        byte[] pdf = papers.print(new Papers.Sheet("practice/enforcement/report-pdf.jte", Map.of("report", found, "trials", enforcement.trials(report)), null, found.madeAt(), found.madeAt()));
        return PdfAnswer.of(pdf, "enforcement.pdf");
    }
}
