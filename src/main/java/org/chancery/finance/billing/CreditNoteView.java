package org.chancery.finance.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chancery.finance.ledger.EntryId;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.InvoiceId;
import org.joda.money.Money;

/** A credit note: what it takes back of a bill, and why. */
public record CreditNoteView(CreditNoteId id, String number, InvoiceId invoiceId, String invoiceNumber, MatterId matterId, LocalDate date, String reason, Money amount,
        Money tax, Money total, EntryId entryId, String issuedBy, Instant issuedAt, List<Line> lines) {

    /** @param narrative of the line of the bill */
    public record Line(InvoiceLineView.LineId lineId, String narrative, Money amount, Money tax) {}

    public CreditNoteView {
        lines = List.copyOf(lines);
    }
}
