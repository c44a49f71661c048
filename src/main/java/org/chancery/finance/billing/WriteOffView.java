package org.chancery.finance.billing;

import java.time.Instant;
import java.time.LocalDate;
import org.chancery.finance.ledger.EntryId;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** A debt given up, or proposed to be; what is decided is null until it is. */
public record WriteOffView(WriteOffId id, InvoiceId invoiceId, String invoiceNumber, Money amount, String reason, Status status, UserId proposedById, String proposedBy,
        Instant proposedAt, @Nullable String decidedBy, @Nullable Instant decidedAt, @Nullable LocalDate date, @Nullable EntryId entryId) {

    /** How far it has come. */
    public enum Status {
        PROPOSED("Awaiting approval"), APPROVED("Written off"), DECLINED("Declined");

        private final String title;

        Status(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
