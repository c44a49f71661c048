package org.chancery.finance.billing;

import java.util.Map;
import java.util.Optional;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.letterhead.Papers;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A credit note on paper, as PDF/A: its own number and date, the bill that it takes back from, and to whom that bill was addressed. */
@Service
public class CreditNotePdf {

    private static final String TEMPLATE = "finance/billing/credit-note-pdf.jte";

    private final CreditNotes creditNotes;
    private final Invoices invoices;
    private final InvoiceStore store;
    private final Papers papers;

    CreditNotePdf(CreditNotes creditNotes, Invoices invoices, InvoiceStore store, Papers papers) {
        this.store = store;
        this.creditNotes = creditNotes;
        this.invoices = invoices;
        this.papers = papers;
    }

    /** The file; empty for a credit note that is not there or that a wall hides. */
    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public Optional<byte[]> of(CreditNoteId id) {
        return creditNotes.find(id).flatMap(note -> invoices.find(note.invoiceId()).map(bill ->
                papers.print(new Papers.Sheet(TEMPLATE, Map.of("note", note, "bill", bill), bill.firmName(), note.issuedAt(), note.issuedAt(), store.office(bill.id()).orElse(null)))));
    }
}
