package org.chancery.practice.timekeeping;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A recorded cost as it stands.
 *
 * @param quantity with {@code unitPrice} where it was counted, both null otherwise
 * @param billId   the bill that took it; null while unbilled
 * @param receipt  its number or where it is kept; "" while nobody has named one
 * @param version  counts its changes; given back when changing it
 */
public record ExpenseView(ExpenseId id, MatterId matterId, String matterNumber, String matterName, ContactId clientId, String clientName,
        UserId incurredBy, String incurredByName, LocalDate date, ExpenseKind kind, @Nullable String code, String narrative,
        @Nullable BigDecimal quantity, @Nullable Money unitPrice, Money amount, Billing billing, WorkStatus status,
        @Nullable Instant submittedAt, @Nullable Instant approvedAt, @Nullable String approvedBy, @Nullable String returnReason,
        @Nullable UUID billId, @Nullable LocalDate billedOn, String receipt, int version) {

    /** Whether it may be changed in place. */
    public boolean open() {
        return status == WorkStatus.DRAFT && billId == null;
    }

    /** Its page. */
    public String href() {
        return "/expenses/" + id;
    }
}
