package org.chancery.practice.timekeeping;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Recorded time as it stands.
 *
 * @param minutes       as they were recorded, for ever
 * @param billedMinutes rounded up to the client's unit
 * @param rate          an hour's price, fixed when it was recorded; null for non-billable time, and at no charge where no rate fitted
 * @param amount        its worked value: billed minutes at the rate if billable, else zero
 * @param rateId        the rate it was taken from
 * @param returnReason  why it came back for change; null if it never did
 * @param billId        the bill that took it; null while unbilled
 * @param version       counts its changes; given back when changing it
 */
public record TimeView(TimeEntryId id, MatterId matterId, String matterNumber, String matterName, ContactId clientId, String clientName,
        UserId timekeeperId, String timekeeperName, LocalDate date, int minutes, int billedMinutes, String narrative,
        @Nullable String taskCode, @Nullable String activityCode, Billing billing, WorkStatus status, @Nullable Money rate, Money amount,
        @Nullable RateId rateId, @Nullable Instant submittedAt, @Nullable Instant approvedAt, @Nullable String approvedBy, @Nullable String returnReason,
        @Nullable UUID billId, @Nullable LocalDate billedOn, int version) {

    /** Whether it may be changed in place. */
    public boolean open() {
        return status == WorkStatus.DRAFT && billId == null;
    }

    /** Its page. */
    public String href() {
        return "/time/" + id;
    }
}
