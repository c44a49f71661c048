package org.chancery.finance.ebilling.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.finance.billing.Invoices;
import org.chancery.finance.ebilling.EBillFile;
import org.chancery.finance.ebilling.EBillFileId;
import org.chancery.finance.ebilling.EBills;
import org.chancery.finance.ebilling.LineCodes;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.practice.timekeeping.CodeKind;
import org.chancery.practice.timekeeping.Codes;
import org.chancery.shared.InvoiceId;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The e-bill of a bill, and the list of all that were made. */
@Controller
class EBillPages {

    private final EBills ebills;
    private final Invoices invoices;
    private final Codes codes;
    private final Lists lists;

    EBillPages(EBills ebills, Invoices invoices, Codes codes, Lists lists) {
        this.ebills = ebills;
        this.invoices = invoices;
        this.codes = codes;
        this.lists = lists;
    }

    @GetMapping("/ebills")
    @Requires(Permission.BILLING_VIEW)
    ModelAndView list(ListRequest request) {
        return lists.page(EBillLists.FILES, request);
    }

    @GetMapping("/bills/{id}/ebill")
    @Requires(Permission.BILLING_VIEW)
    ModelAndView show(@PathVariable InvoiceId id) {
        return draw(id, Form.blank());
    }

    private ModelAndView draw(InvoiceId id, Form form) {
        InvoiceView bill = invoices.find(id).orElseThrow(RefusedRequest::notFound);
        return new ModelAndView("finance/ebilling/bill", Map.of("bill", bill, "state", ebills.of(id).orElseThrow(RefusedRequest::notFound), "form", form,
                "tasks", options(CodeKind.TASK), "activities", options(CodeKind.ACTIVITY), "expenses", options(CodeKind.EXPENSE)));
    }

    private List<Option> options(CodeKind kind) {
        return codes.of(kind).stream().map(code -> Option.of(code.code(), code.label())).toList();
    }

    @PostMapping("/bills/{id}/ebill")
    @Requires(value = Permission.BILLING_ISSUE, byOffice = true)
    ModelAndView make(@PathVariable InvoiceId id, Posted posted) {
        return Pages.answer(ebills.make(id), _ -> "/bills/" + id + "/ebill", (EBillFile file) -> Flash.done("%s is made and kept.".formatted(file.name())), posted, form -> draw(id, form));
    }

    @PostMapping("/bills/{id}/ebill/codes")
    @Requires(value = Permission.BILLING_PREPARE, byOffice = true)
    ModelAndView supply(@PathVariable InvoiceId id, Posted posted) {
        var outcome = posted.read(f -> f.each("lines", line -> new EBills.Supplied(line.id("lineId", UUID::fromString),
                new LineCodes(line.textOrNull("task"), line.textOrNull("activity"), line.textOrNull("expense"))))).flatMap(lines -> ebills.supply(id, lines));
        return Pages.answer(outcome, _ -> "/bills/" + id + "/ebill", _ -> Flash.done("The codes are kept for e-bills of this bill."), posted, form -> draw(id, form));
    }

    @GetMapping("/ebills/{file}")
    @Requires(Permission.BILLING_VIEW)
    ResponseEntity<byte[]> download(@PathVariable EBillFileId file) {
        return answer(ebills, file);
    }

    /** As bytes to be saved: a browser must not take a text that others wrote for a page. */
    static ResponseEntity<byte[]> answer(EBills ebills, EBillFileId id) {
        EBillFile file = ebills.file(id).orElseThrow(RefusedRequest::notFound);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(file.name(), StandardCharsets.UTF_8).build().toString())
                .body(ebills.content(id).orElseThrow(RefusedRequest::notFound));
    }
}
