package org.chancery.finance.billing.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chancery.finance.billing.PreBillId;
import org.chancery.finance.billing.PreBillStatus;
import org.chancery.finance.billing.PreBillView;
import org.chancery.finance.billing.PreBills;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.Show;
import org.chancery.shared.Outcome;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of pre-bills, and the approval of many: what will happen is shown before it happens. */
@Controller
public class PreBillListPages {

    private static final int MOST = 200;

    private final PreBills preBills;
    private final Lists lists;

    PreBillListPages(PreBills preBills, Lists lists) {
        this.preBills = preBills;
        this.lists = lists;
    }

    /**
     * A pre-bill that was chosen for approval.
     *
     * @param why it will not be approved; empty if it will
     */
    public record Candidate(PreBillView bill, String why) {}

    @GetMapping("/pre-bills")
    @Requires(Permission.BILLING_VIEW)
    ModelAndView list(ListRequest request) {
        Actor actor = Actors.current();
        return lists.page(BillingLists.PRE_BILLS, request, "finance/billing/pre-bills",
                Map.of("mayPrepare", actor.maySomewhere(Permission.BILLING_PREPARE), "mayApprove", actor.maySomewhere(Permission.BILLING_APPROVE)));
    }

    @GetMapping("/pre-bills/approve")
    @Requires(value = Permission.BILLING_APPROVE, byOffice = true)
    ModelAndView chosen(@RequestParam(name = "id", required = false) List<PreBillId> ids) {
        List<Candidate> candidates = (ids == null ? List.<PreBillId>of() : ids).stream().distinct().limit(MOST).map(preBills::find).flatMap(Optional::stream)
                .map(bill -> new Candidate(bill, whyNot(bill))).toList();
        return new ModelAndView("finance/billing/pre-bills-approve", Map.of("candidates", candidates));
    }

    private static String whyNot(PreBillView bill) {
        if (bill.status() != PreBillStatus.DRAFT) {
            return "is " + bill.status().title().toLowerCase(java.util.Locale.ROOT);
        } else if (bill.preparedById().equals(Actors.current().id())) {
            return "you prepared it; another person approves it";
        }
        return bill.billed().isEmpty() ? "no line is left to bill" : bill.total().isNegative() ? "it is below zero" : "";
    }

    /** Approves each by itself: one that is refused does not stop the others. */
    @PostMapping("/pre-bills/approve")
    @Requires(value = Permission.BILLING_APPROVE, byOffice = true)
    ModelAndView approve(Posted posted, RedirectAttributes redirect) {
        int approved = 0;
        List<String> refused = new ArrayList<>();
        for (PreBillId id : posted.ids("id", PreBillId::of).stream().distinct().limit(MOST).toList()) {
            switch (preBills.approve(id)) {
                case Outcome.Done<PreBillView> _ -> approved++;
                case Outcome.Refused<PreBillView>(var why) ->
                    refused.add(preBills.find(id).map(PreBillView::matterName).orElse("One of them") + ": " + why.getFirst().message());
            }
        }
        String said = approved == 1 ? "1 pre-bill approved." : Show.count(approved) + " pre-bills approved.";
        redirect.addFlashAttribute("flash", refused.isEmpty() ? Flash.done(said) : Flash.warning(said + " Not approved: " + String.join(" ", refused)));
        return Pages.goTo("/pre-bills?status=APPROVED");
    }
}
