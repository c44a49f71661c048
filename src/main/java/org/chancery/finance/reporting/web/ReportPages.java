package org.chancery.finance.reporting.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.chancery.finance.reporting.ReportFiles;
import org.chancery.finance.reporting.Reports;
import org.chancery.platform.firm.Offices;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Department;
import org.chancery.platform.web.NavItem;
import org.chancery.platform.web.NavigationSource;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The firm's reports as pages, and as files with {@code ?format=csv} or {@code xlsx}. */
@Controller
class ReportPages implements NavigationSource {

    private final Reports reports;
    private final ReportFiles files;
    private final Offices offices;

    ReportPages(Reports reports, ReportFiles files, Offices offices) {
        this.offices = offices;
        this.reports = reports;
        this.files = files;
    }

    @Override
    public List<NavItem> items() {
        return List.of(NavItem.of(Department.FINANCE, "Reports", "/reports").order(90).chord("g r").permission(Permission.REPORTS_VIEW.permission()));
    }

    @GetMapping("/reports")
    @Requires(Permission.REPORTS_VIEW)
    String index() {
        return "finance/reporting/index";
    }

    @GetMapping("/reports/trial-balance")
    ModelAndView trialBalance(@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable String format) {
        return answer("trial-balance", reports::trialBalance, files::trialBalance, day(asOf), format).addObject("year", offices.fiscalYear());
    }

    @GetMapping("/reports/receivables-ageing")
    ModelAndView receivables(@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable String format) {
        return answer("receivables", reports::receivables, files::receivables, day(asOf), format);
    }

    @GetMapping("/reports/wip")
    ModelAndView wip(@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable String format) {
        return answer("wip", reports::wip, files::wip, day(asOf), format);
    }

    @GetMapping("/reports/client-ledgers")
    ModelAndView clientLedgers(@RequestParam(required = false) @Nullable UUID bankAccountId,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable String format, Model model) {
        LocalDate day = day(asOf);
        if (format != null && bankAccountId != null) {
            return files.clientLedgers(bankAccountId, day, format);
        }
        return page("client-ledgers", model.addAttribute("accounts", reports.clientLedgers(bankAccountId, day)).addAttribute("asOf", day));
    }

    @GetMapping("/reports/general-ledger")
    ModelAndView generalLedger(@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to, Model model) {
        LocalDate last = day(to);
        LocalDate first = from == null ? last.withDayOfMonth(1) : from;
        return page("general-ledger", model.addAttribute("year", offices.fiscalYear()).addAttribute("latest", reports.latestDay()).addAttribute("report", reports.generalLedger(first.isAfter(last) ? last : first, last)));
    }

    /** A report as of a day, as its page or as the file that was asked for. */
    private static ModelAndView answer(String page, Function<LocalDate, ?> report, BiFunction<LocalDate, String, ModelAndView> file, LocalDate day, @Nullable String format) {
        return format != null ? file.apply(day, format) : new ModelAndView("finance/reporting/" + page, "report", report.apply(day));
    }

    private static ModelAndView page(String name, Model model) {
        return new ModelAndView("finance/reporting/" + name, model.asMap());
    }

    private LocalDate day(@Nullable LocalDate asked) {
        return asked == null ? reports.latestDay() : asked;
    }
}
