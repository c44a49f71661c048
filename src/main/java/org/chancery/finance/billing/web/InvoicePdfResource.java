package org.chancery.finance.billing.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import org.chancery.finance.billing.InvoicePdf;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.finance.billing.Invoices;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.shared.InvoiceId;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A bill on paper, on the API. */
@Tag(name = "Bills")
@RestController
class InvoicePdfResource {

    private final Invoices invoices;
    private final InvoicePdf documents;

    InvoicePdfResource(Invoices invoices, InvoicePdf documents) {
        this.invoices = invoices;
        this.documents = documents;
    }

    @GetMapping(path = "/api/v1/invoices/{id}/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> pdf(@PathVariable InvoiceId id) {
        InvoiceView bill = invoices.find(id).orElseThrow(RefusedRequest::notFound);
        var name = ContentDisposition.inline().filename("bill-" + bill.number() + ".pdf", StandardCharsets.UTF_8).build();
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_DISPOSITION, name.toString()).contentType(MediaType.APPLICATION_PDF)
                .body(documents.of(id).orElseThrow(RefusedRequest::notFound));
    }
}
