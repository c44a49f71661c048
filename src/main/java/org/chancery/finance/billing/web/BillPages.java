package org.chancery.finance.billing.web;

import java.time.LocalDate;
import java.util.Map;
import org.chancery.finance.billing.InvoicePdf;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.finance.billing.Invoices;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.PdfAnswer;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Issued bills: the list, a bill, its paper, and its void. */
@Controller
class BillPages {

    private final Invoices invoices;
    private final InvoicePdf pdf;
    private final BillPage page;
    private final Lists lists;
    private final Firms firms;

    BillPages(Invoices invoices, InvoicePdf pdf, BillPage page, Lists lists, Firms firms) {
        this.invoices = invoices;
        this.pdf = pdf;
        this.page = page;
        this.lists = lists;
        this.firms = firms;
    }

    @GetMapping("/bills")
    @Requires(Permission.BILLING_VIEW)
    ModelAndView list(ListRequest request) {
        return lists.page(BillingLists.BILLS, request.bind("today", firms.today()), "finance/billing/bills", Map.of());
    }

    @GetMapping("/bills/{id}")
    ModelAndView show(@PathVariable InvoiceId id) {
        return page.draw(id, Form.blank());
    }

    @GetMapping("/bills/{id}/pdf")
    ResponseEntity<byte[]> paper(@PathVariable InvoiceId id) {
        InvoiceView bill = page.bill(id);
        return PdfAnswer.of(pdf.of(id).orElseThrow(RefusedRequest::notFound), "Bill " + bill.number() + ".pdf");
    }

    @PostMapping("/bills/{id}/void")
    @Requires(value = Permission.BILLING_ISSUE, byOffice = true)
    ModelAndView voidBill(@PathVariable InvoiceId id, Posted posted) {
        record Void(@Nullable LocalDate date, String reason) {}
        Outcome<InvoiceView> outcome = posted.read(f -> new Void(f.dateOrNull("date"), f.text("reason"))).flatMap(wanted -> invoices.voidBill(id, wanted.date(), wanted.reason()));
        return Pages.answer(outcome, InvoiceView::href, bill -> Flash.done("Bill %s is void. Its work can be billed again.".formatted(bill.number())), posted,
                form -> page.draw(id, form));
    }
}
