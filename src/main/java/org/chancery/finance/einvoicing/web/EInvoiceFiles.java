package org.chancery.finance.einvoicing.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chancery.finance.einvoicing.EInvoiceFormat;
import org.chancery.finance.einvoicing.EInvoiceView;
import org.chancery.finance.einvoicing.EInvoices;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.shared.InvoiceId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Hands out what was made. */
final class EInvoiceFiles {

    private EInvoiceFiles() {}

    /** @param format null for the first that was made; 404 if none was */
    static ResponseEntity<byte[]> answer(EInvoices einvoices, InvoiceId bill, @Nullable EInvoiceFormat format) {
        List<EInvoiceView> made = einvoices.of(bill);
        EInvoiceView file = made.stream().filter(each -> format == null || each.format() == format).findFirst().orElseThrow(RefusedRequest::notFound);
        byte[] content = einvoices.content(bill, file.format()).orElseThrow(RefusedRequest::notFound);
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(file.format().mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(file.name(), StandardCharsets.UTF_8).build().toString()).body(content);
    }
}
