package org.chancery.finance.einvoicing.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.chancery.finance.billing.Invoices;
import org.chancery.finance.einvoicing.ClientProfile;
import org.chancery.finance.einvoicing.EInvoiceFormat;
import org.chancery.finance.einvoicing.EInvoiceProfiles;
import org.chancery.finance.einvoicing.EInvoiceView;
import org.chancery.finance.einvoicing.EInvoices;
import org.chancery.finance.einvoicing.FirmProfile;
import org.chancery.finance.einvoicing.reading.Reading;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Slice;
import org.chancery.platform.web.Upload;
import org.chancery.practice.contacts.ContactId;
import org.chancery.shared.InvoiceId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Electronic invoices on the API. */
@Tag(name = "E-invoices")
@RestController
@RequestMapping("/api/v1")
class EInvoiceResource {

    private final EInvoices einvoices;
    private final EInvoiceProfiles profiles;
    private final Invoices invoices;

    EInvoiceResource(EInvoices einvoices, EInvoiceProfiles profiles, Invoices invoices) {
        this.einvoices = einvoices;
        this.profiles = profiles;
        this.invoices = invoices;
    }

    /** @param format null for the one in the client's profile */
    record MakeBody(@Nullable EInvoiceFormat format) {}

    @GetMapping("/invoices/{id}/e-invoices")
    Slice<EInvoiceView> of(@PathVariable InvoiceId id) {
        return invoices.find(id).map(bill -> Slice.whole(einvoices.of(bill.id()))).orElseThrow(RefusedRequest::notFound);
    }

    @Operation(summary = "Make the e-invoice of a bill, or find the one that was made")
    @PostMapping("/invoices/{id}/e-invoices")
    ResponseEntity<EInvoiceView> make(@PathVariable InvoiceId id, @RequestBody MakeBody body) {
        return Answers.created(einvoices.make(id, body.format()), made -> "/api/v1/invoices/" + id + "/e-invoices/file?format=" + made.format());
    }

    /** The file; the first that was made unless a format is named. */
    @GetMapping("/invoices/{id}/e-invoices/file")
    ResponseEntity<byte[]> file(@PathVariable InvoiceId id, @RequestParam(required = false) @Nullable EInvoiceFormat format) {
        return EInvoiceFiles.answer(einvoices, id, format);
    }

    @GetMapping("/e-invoicing")
    FirmProfile firm() {
        return profiles.ofFirm().orElseThrow(RefusedRequest::notFound);
    }

    @PutMapping("/e-invoicing")
    ResponseEntity<FirmProfile> setFirm(@RequestBody FirmProfile wanted) {
        return Answers.ok(profiles.setFirm(wanted));
    }

    @GetMapping("/contacts/{id}/e-invoicing")
    ClientProfile client(@PathVariable ContactId id) {
        return profiles.of(id).orElseThrow(RefusedRequest::notFound);
    }

    @PutMapping("/contacts/{id}/e-invoicing")
    ResponseEntity<ClientProfile> setClient(@PathVariable ContactId id, @RequestBody ClientProfile wanted) {
        return Answers.ok(profiles.set(id, wanted));
    }

    @Operation(summary = "Read an e-invoice that somebody sent; nothing of it is kept")
    @PostMapping("/e-invoices/read")
    @Requires({Permission.BILLING_PREPARE, Permission.PAYMENTS_RECORD})
    ResponseEntity<Reading.Read> read(HttpServletRequest request) {
        return Answers.ok(Upload.of(request, "file").flatMap(file -> einvoices.read(file.bytes())));
    }
}
