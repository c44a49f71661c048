package org.chancery.finance.einvoicing.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.finance.billing.Invoices;
import org.chancery.finance.einvoicing.ClientProfile;
import org.chancery.finance.einvoicing.EInvoiceFormat;
import org.chancery.finance.einvoicing.EInvoiceProfiles;
import org.chancery.finance.einvoicing.EInvoiceView;
import org.chancery.finance.einvoicing.EInvoices;
import org.chancery.finance.einvoicing.reading.Reading;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Department;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.NavItem;
import org.chancery.platform.web.NavigationSource;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Upload;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The electronic invoice of a bill, and reading those of others. */
@Controller
class EInvoicePages implements NavigationSource {

    private static final String READ = "finance/einvoicing/read";

    private final EInvoices einvoices;
    private final EInvoiceProfiles profiles;
    private final Invoices invoices;

    EInvoicePages(EInvoices einvoices, EInvoiceProfiles profiles, Invoices invoices) {
        this.einvoices = einvoices;
        this.profiles = profiles;
        this.invoices = invoices;
    }

    @Override
    public List<NavItem> items() {
        return List.of(NavItem.of(Department.FINANCE, "E-invoices", "/e-invoices").order(16).permission(Permission.BILLING_VIEW.permission()));
    }

    @GetMapping("/bills/{id}/e-invoice")
    ModelAndView show(@PathVariable InvoiceId id, @RequestParam(required = false) @Nullable EInvoiceFormat format) {
        InvoiceView bill = invoices.find(id).orElseThrow(RefusedRequest::notFound);
        @Nullable EInvoiceFormat wanted = format == null ? profiles.of(bill.clientId()).map(ClientProfile::format).orElse(null) : format;
        List<EInvoiceView> made = einvoices.of(id);
        boolean there = made.stream().anyMatch(each -> each.format() == wanted);
        List<Refusal> missing = wanted == null || there ? List.of() : einvoices.missing(id, wanted);
        return new ModelAndView("finance/einvoicing/of-bill").addObject("bill", bill).addObject("made", made).addObject("wanted", wanted).addObject("missing", missing)
                .addObject("mayMake", wanted != null && !there && missing.isEmpty() && Actors.current().maySomewhere(Permission.BILLING_ISSUE));
    }

    @PostMapping("/bills/{id}/e-invoice")
    @Requires(value = Permission.BILLING_ISSUE, byOffice = true)
    ModelAndView make(@PathVariable InvoiceId id, Posted posted) {
        String page = "/bills/" + id + "/e-invoice";
        Outcome<EInvoiceView> made = posted.read(f -> f.constant("format", EInvoiceFormat.class)).flatMap(format -> einvoices.make(id, format));
        return Pages.answer(made, _ -> page, _ -> Flash.done("Made. From now on it stays the same file."), posted, _ -> show(id, null));
    }

    @GetMapping("/bills/{id}/e-invoice/file")
    ResponseEntity<byte[]> file(@PathVariable InvoiceId id, @RequestParam(required = false) @Nullable EInvoiceFormat format) {
        return EInvoiceFiles.answer(einvoices, id, format);
    }

    @GetMapping("/e-invoices")
    @Requires(Permission.BILLING_VIEW)
    ModelAndView form() {
        return new ModelAndView(READ, Map.of("form", Form.blank(), "mayRead", Actors.current().may(Permission.BILLING_PREPARE) || Actors.current().may(Permission.PAYMENTS_RECORD)));
    }

    /** The answer is the page itself: nothing of the file is kept that an address could name. */
    @PostMapping("/e-invoices")
    @Requires({Permission.BILLING_PREPARE, Permission.PAYMENTS_RECORD})
    ModelAndView read(HttpServletRequest request, Posted posted) {
        return switch (Upload.of(request, "file").flatMap(file -> einvoices.read(file.bytes()))) {
            case Outcome.Done<Reading.Read>(var read) -> new ModelAndView(READ, Map.of("form", Form.blank(), "read", read));
            case Outcome.Refused<Reading.Read>(var refusals) -> new ModelAndView(READ, Map.of("form", posted.form(refusals)), HttpStatus.UNPROCESSABLE_CONTENT);
        };
    }
}
