package org.chancery.finance.billing.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chancery.finance.billing.PreBills;
import org.chancery.finance.billing.PrepareBills;
import org.chancery.finance.billing.PreparedBills;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.MatterRef;
import org.chancery.practice.matters.Matters;
import org.chancery.shared.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A run of pre-bills: the matters with something to bill up to a day, of which some are chosen. */
@Controller
class PreBillRunPages {

    private final PreBills preBills;
    private final Matters matters;
    private final Lists lists;
    private final Firms firms;

    PreBillRunPages(PreBills preBills, Matters matters, Lists lists, Firms firms) {
        this.preBills = preBills;
        this.matters = matters;
        this.lists = lists;
        this.firms = firms;
    }

    /** The day stands in the address, so that the list sorts and turns its pages with it. */
    @GetMapping("/pre-bills/new")
    @Requires(value = Permission.BILLING_PREPARE, byOffice = true)
    ModelAndView choose(ListRequest request, @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate through,
            @RequestParam(required = false) @Nullable MatterId matterId) {
        if (through == null) {
            return Pages.goTo("/pre-bills/new?through=" + firms.today() + (matterId == null ? "" : "&matterId=" + matterId));
        }
        return page(request, through, Form.blank());
    }

    private ModelAndView page(ListRequest request, LocalDate through, Form form) {
        return lists.page(UnbilledList.UNBILLED, request.bind("upTo", through), "finance/billing/pre-bills-new", Map.of("through", through, "form", form));
    }

    @PostMapping("/pre-bills")
    @Requires(value = Permission.BILLING_PREPARE, byOffice = true)
    ModelAndView prepare(Posted posted, RedirectAttributes redirect) {
        Outcome<PreparedBills> outcome = posted.read(f -> new PrepareBills(f.ids("matterId", MatterId::of), f.date("through"))).flatMap(preBills::prepare);
        return switch (outcome) {
            case Outcome.Done<PreparedBills>(var prepared) -> {
                redirect.addFlashAttribute("flash", said(prepared));
                yield Pages.goTo(prepared.items().isEmpty() ? "/pre-bills/new" : prepared.items().size() == 1 ? "/pre-bills/" + prepared.items().getFirst().id() : "/pre-bills?status=DRAFT");
            }
            case Outcome.Refused<PreparedBills>(var refusals) -> {
                Form form = posted.form(refusals);
                LocalDate through = posted.read(f -> f.date("through")).isDone() ? posted.read(f -> f.date("through")).orThrow() : firms.today();
                ModelAndView again = page(ListRequest.of("/pre-bills/new", Map.of("through", List.of(through.toString()))), through, form);
                again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                yield again;
            }
        };
    }

    private Flash said(PreparedBills prepared) {
        int made = prepared.items().size();
        String done = made == 0 ? "Nothing was prepared." : made == 1 ? "1 pre-bill prepared." : Show.count(made) + " pre-bills prepared.";
        if (prepared.skipped().isEmpty()) {
            return Flash.done(done);
        }
        Map<MatterId, MatterRef> names = matters.refs(prepared.skipped().stream().map(PreparedBills.Skipped::matterId).toList());
        return Flash.warning(done + " Left out: " + prepared.skipped().stream().limit(5)
                .map(each -> (names.get(each.matterId()) instanceof MatterRef matter ? matter.label() : "a matter") + " (" + each.reason() + ")").collect(Collectors.joining(", "))
                + (prepared.skipped().size() > 5 ? " and " + (prepared.skipped().size() - 5) + " more." : "."));
    }
}
