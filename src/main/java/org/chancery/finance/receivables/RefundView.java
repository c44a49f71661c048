package org.chancery.finance.receivables;

import java.time.Instant;
import java.time.LocalDate;
import org.chancery.finance.billing.PaymentId;
import org.chancery.finance.ledger.EntryId;
import org.chancery.platform.web.Tone;
import org.chancery.practice.contacts.ContactId;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Unapplied cash that goes back to who paid it.
 *
 * @param decidedBy null until somebody decides
 * @param date      on which it left the bank; null unless it was paid
 * @param returned  null unless the money came back
 */
public record RefundView(RefundId id, PaymentId paymentId, String paymentNumber, ContactId payorId, String payor, String bankAccount, Money amount, String method, String reference,
        String reason, Status status, UserId askedById, String askedBy, Instant askedAt, @Nullable String decidedBy, @Nullable Instant decidedAt, @Nullable LocalDate date,
        @Nullable EntryId entryId, @Nullable Returned returned) {

    /** How far it has come. */
    public enum Status {
        ASKED("Awaiting approval", Tone.WARN), PAID("Paid", Tone.GOOD), DECLINED("Declined", Tone.PLAIN), RETURNED("Came back", Tone.PLAIN);

        private final String title;
        private final Tone tone;

        Status(String title, Tone tone) {
            this.title = title;
            this.tone = tone;
        }

        public String title() {
            return title;
        }

        public Tone tone() {
            return tone;
        }
    }

    /** When, by whom and why it was written that the money came back. */
    public record Returned(LocalDate on, String by, String reason) {}

    public String href() {
        return "/refunds/" + id;
    }
}
