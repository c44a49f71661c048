package org.chancery.finance.billing.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import org.chancery.finance.billing.CreditNoteId;
import org.chancery.finance.billing.CreditNotePdf;
import org.chancery.finance.billing.CreditNoteView;
import org.chancery.finance.billing.CreditNotes;
import org.chancery.finance.billing.InvoicePdf;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.finance.billing.Invoices;
import org.chancery.platform.web.PdfAnswer;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.shared.InvoiceId;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Bills and credit notes on paper, on the API. */
@Tag(name = "Bills")
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_PDF_VALUE)
class InvoicePdfResource {

    private final Invoices invoices;
    private final InvoicePdf bills;
    private final CreditNotes notes;
    private final CreditNotePdf credits;

    InvoicePdfResource(Invoices invoices, InvoicePdf bills, CreditNotes notes, CreditNotePdf credits) {
        this.invoices = invoices;
        this.bills = bills;
        this.notes = notes;
        this.credits = credits;
    }

    @GetMapping("/invoices/{id}/pdf")
    ResponseEntity<byte[]> bill(@PathVariable InvoiceId id) {
        InvoiceView bill = invoices.find(id).orElseThrow(RefusedRequest::notFound);
        return PdfAnswer.of(bills.of(id).orElseThrow(RefusedRequest::notFound), "bill-" + bill.number() + ".pdf");
    }

    @GetMapping("/credit-notes/{id}/pdf")
    ResponseEntity<byte[]> creditNote(@PathVariable CreditNoteId id) {
        CreditNoteView note = notes.find(id).orElseThrow(RefusedRequest::notFound);
        return PdfAnswer.of(credits.of(id).orElseThrow(RefusedRequest::notFound), "credit-note-" + note.number() + ".pdf");
    }
}
