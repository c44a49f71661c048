package org.chancery.finance.billing;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.letterhead.Papers;
import org.chancery.shared.InvoiceId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A bill on paper, as PDF/A: what was issued, with the letterhead of that day, and what was paid and credited since. */
@Service
public class InvoicePdf {

    private static final String TEMPLATE = "finance/billing/invoice-pdf.jte";

    private final Invoices invoices;
    private final InvoiceStore store;
    private final Papers papers;

    InvoicePdf(Invoices invoices, InvoiceStore store, Papers papers) {
        this.store = store;
        this.invoices = invoices;
        this.papers = papers;
    }

    /** The file; empty for a bill that is not there or that a wall hides. */
    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public Optional<byte[]> of(InvoiceId id) {
        return invoices.find(id).map(bill -> papers.print(new Papers.Sheet(TEMPLATE, Map.of("bill", new PrintedBill(bill)), bill.firmName(), bill.issuedAt(), changedAt(bill),
                store.office(id).orElse(null))));
    }

    private static Instant changedAt(InvoiceView bill) {
        InvoiceView.Voided voided = bill.voided();
        return voided == null ? bill.issuedAt() : voided.at();
    }
}
