package org.chancery.finance.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.EntryId;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Moneys;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A payment and the bills that took it.
 *
 * @param unallocated  what no bill has taken yet; zero once it is reversed
 * @param trustEntryId the transfer of client money that it is; null for money from elsewhere
 * @param entryId      in the books
 * @param reversed     null unless it was taken back
 */
public record PaymentView(PaymentId id, String number, ContactId payorId, String payor, BankAccountId bankAccountId, String bankAccount, LocalDate date, Money amount,
        String method, String reference, Money unallocated, @Nullable UUID trustEntryId, EntryId entryId, String recordedBy, Instant recordedAt,
        @Nullable Reversed reversed, List<Allocated> allocations) {

    /** A part that a bill took on a day; negative where it was taken back. */
    public record Allocated(UUID id, InvoiceId invoiceId, String invoiceNumber, MatterId matterId, LocalDate date, Money amount, EntryId entryId) {}

    /** When, by whom and why a payment was taken back. */
    public record Reversed(LocalDate on, String by, String reason) {}

    public PaymentView {
        allocations = List.copyOf(allocations);
    }

    public String href() {
        return "/payments/" + id;
    }

    /** What bills have of it now; the rest is on account, was refunded or was taken back. */
    public Money taken() {
        return Moneys.sum(amount.getCurrencyUnit(), allocations.stream().map(Allocated::amount).toList());
    }

    public boolean fromClientMoney() {
        return trustEntryId != null;
    }
}
