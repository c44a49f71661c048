package org.chancery.finance.receivables.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chancery.finance.receivables.web.FigureLists.AgeingRow;
import org.chancery.finance.receivables.web.FigureLists.LockupRow;
import org.chancery.finance.receivables.web.FigureLists.PersonRow;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** Figures from work to cash, of what their reader may see: receivables by age, lockup, and what each person worked, billed, collected and originated. */
@Tag(name = "Figures")
@Controller
class FigurePages {

    private final Lists lists;
    private final Firms firms;

    FigurePages(Lists lists, Firms firms) {
        this.lists = lists;
        this.firms = firms;
    }

    /** By what receivables are summed up. */
    enum AgeingBy { CLIENT, MATTER, LAWYER, OFFICE }

    /** By what lockup is. */
    enum LockupBy { LAWYER, CLIENT, OFFICE }

    private LocalDate day(@Nullable LocalDate asked) {
        return asked == null ? firms.today() : asked;
    }

    /** Three months, the one of the last day among them. */
    private static LocalDate begin(LocalDate last) {
        return last.withDayOfMonth(1).minusMonths(2);
    }

    private static List<Option> options(Enum<?>[] values) {
        return java.util.Arrays.stream(values).map(value -> Option.of(value.name(), value.name().charAt(0) + value.name().substring(1).toLowerCase(Locale.ROOT))).toList();
    }

    @GetMapping("/reports/ageing")
    @Requires({Permission.REPORTS_VIEW, Permission.BILLING_VIEW})
    ModelAndView ageing(@RequestParam(defaultValue = "CLIENT") AgeingBy by, @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            ListRequest request) {
        LocalDate day = day(asOf);
        return lists.page(FigureLists.ageing(by.name(), day), request.bind("by", by.name()).bind("asOf", day), "finance/receivables/figures", Map.of("title", "Receivables by age",
                "action", "/reports/ageing", "by", by.name(), "options", options(AgeingBy.values()), "asOf", day, "said", "bills not paid at the end of the day, by how late they were"));
    }

    @GetMapping("/reports/ageing/bills")
    @Requires({Permission.REPORTS_VIEW, Permission.BILLING_VIEW})
    ModelAndView aged(@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf, ListRequest request) {
        return lists.page(FigureLists.AGED, request.bind("asOf", day(asOf)));
    }

    @GetMapping("/reports/lockup")
    @Requires({Permission.REPORTS_VIEW, Permission.BILLING_VIEW})
    ModelAndView lockup(@RequestParam(defaultValue = "LAWYER") LockupBy by, @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            ListRequest request) {
        LocalDate day = day(asOf);
        return lists.page(FigureLists.LOCKUP, request.bind("by", by.name()).bind("asOf", day), "finance/receivables/figures", Map.of("title", "Lockup", "action", "/reports/lockup",
                "by", by.name(), "options", options(LockupBy.values()), "asOf", day, "said", "WIP days are unbilled work × 365 ÷ fees and costs billed in 365 days; debtor days are open "
                        + "bills × 365 ÷ bills with tax in 365 days; lockup is both together"));
    }

    @GetMapping("/reports/people")
    @Requires({Permission.REPORTS_VIEW, Permission.BILLING_VIEW})
    ModelAndView people(@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to, ListRequest request) {
        LocalDate last = day(to);
        LocalDate first = from == null || from.isAfter(last) ? begin(last) : from;
        ListRequest bound = request.bind("from", first).bind("to", last);
        var listing = FigureLists.people(first, last);
        return lists.page(listing, bound, "finance/receivables/people", Map.of("from", first, "to", last, "chart",
                PeopleChart.of(lists.slice(listing, ListRequest.of("/reports/people", Map.of()).bind("from", first).bind("to", last)).items())));
    }

    @GetMapping("/reports/people/rows")
    @Requires({Permission.REPORTS_VIEW, Permission.BILLING_VIEW})
    ModelAndView rows(@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to, ListRequest request) {
        LocalDate last = day(to);
        return lists.page(FigureLists.DONE, request.bind("from", from == null ? begin(last) : from).bind("to", last));
    }

    @GetMapping("/api/v1/reports/ageing")
    @ResponseBody
    @Requires({Permission.REPORTS_VIEW, Permission.BILLING_VIEW})
    Slice<AgeingRow> ageingJson(@RequestParam(defaultValue = "CLIENT") AgeingBy by, @RequestParam(required = false) @Nullable LocalDate asOf, ListRequest request) {
        LocalDate day = day(asOf);
        return lists.slice(FigureLists.ageing(by.name(), day), request.bind("by", by.name()).bind("asOf", day));
    }

    @GetMapping("/api/v1/reports/lockup")
    @ResponseBody
    @Requires({Permission.REPORTS_VIEW, Permission.BILLING_VIEW})
    Slice<LockupRow> lockupJson(@RequestParam(defaultValue = "LAWYER") LockupBy by, @RequestParam(required = false) @Nullable LocalDate asOf, ListRequest request) {
        return lists.slice(FigureLists.LOCKUP, request.bind("by", by.name()).bind("asOf", day(asOf)));
    }

    @GetMapping("/api/v1/reports/people")
    @ResponseBody
    @Requires({Permission.REPORTS_VIEW, Permission.BILLING_VIEW})
    Slice<PersonRow> peopleJson(@RequestParam(required = false) @Nullable LocalDate from, @RequestParam(required = false) @Nullable LocalDate to, ListRequest request) {
        LocalDate last = day(to);
        LocalDate first = from == null ? begin(last) : from;
        return lists.slice(FigureLists.people(first, last), request.bind("from", first).bind("to", last));
    }
}
