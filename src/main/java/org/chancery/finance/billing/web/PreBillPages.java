package org.chancery.finance.billing.web;

import org.chancery.finance.billing.Invoices;
import org.chancery.finance.billing.IssueBill;
import org.chancery.finance.billing.PreBillId;
import org.chancery.finance.billing.PreBillLineId;
import org.chancery.finance.billing.PreBillView;
import org.chancery.finance.billing.PreBills;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.Show;
import org.chancery.shared.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A pre-bill under review, and what becomes of it: approved, reopened, given up, issued. */
@Controller
class PreBillPages {

    private final PreBills preBills;
    private final Invoices invoices;
    private final PreBillPage page;

    PreBillPages(PreBills preBills, Invoices invoices, PreBillPage page) {
        this.preBills = preBills;
        this.invoices = invoices;
        this.page = page;
    }

    @GetMapping("/pre-bills/{id}")
    ModelAndView show(@PathVariable PreBillId id, @RequestParam(required = false) @Nullable PreBillLineId line) {
        return page.draw(page.bill(id), line);
    }

    @PostMapping("/pre-bills/{id}/approve")
    ModelAndView approve(@PathVariable PreBillId id, Posted posted) {
        PreBillView bill = page.bill(id);
        Outcome<PreBillView> approved = preBills.approve(id);
        boolean next = posted.flag("next") && approved.isDone();
        return Pages.act(approved, next ? page.next(bill) : bill.href(), next ? "%s approved over %s.".formatted(bill.matterName(), Show.money(bill.total())) : "Approved over %s.".formatted(Show.money(bill.total())));
    }

    @PostMapping("/pre-bills/{id}/reopen")
    ModelAndView reopen(@PathVariable PreBillId id) {
        return Pages.act(preBills.reopen(id), "/pre-bills/" + id, "Open for review again.");
    }

    @PostMapping("/pre-bills/{id}/cancel")
    ModelAndView cancel(@PathVariable PreBillId id, Posted posted) {
        String reason = posted.textOrNull("reason");
        return Pages.answer(preBills.cancel(id, reason == null ? "" : reason), PreBillView::href, _ -> Flash.done("Cancelled. Its work is free for another pre-bill."), posted,
                form -> page.again(id, null, PreBillPage.Part.CANCEL, form));
    }

    @PostMapping("/pre-bills/{id}/issue")
    ModelAndView issue(@PathVariable PreBillId id, Posted posted) {
        return Pages.answer(posted.read(f -> new IssueBill(f.dateOrNull("date"), f.dateOrNull("dueOn"))).flatMap(command -> invoices.issue(id, command)),
                bill -> "/bills/" + bill.invoiceId(), bill -> Flash.done("Bill %s issued.".formatted(bill.number())), posted,
                form -> page.again(id, null, PreBillPage.Part.ISSUE, form));
    }
}
