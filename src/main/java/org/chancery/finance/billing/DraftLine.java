package org.chancery.finance.billing;

/** A line of a pre-bill under review: which it is, and what may change of it. */
record DraftLine(PreBillLineId id, LineKind kind, LineTerms terms) {

    DraftLine with(LineTerms changed) {
        return new DraftLine(id, kind, changed);
    }

    boolean billed() {
        return terms.disposition() == Disposition.BILL;
    }

    Pricing.Item item() {
        return new Pricing.Item(kind, terms.gross(), terms.discount(), terms.taxPercent());
    }
}
