package org.chancery.practice.timekeeping;

import java.util.Objects;
import org.chancery.practice.matters.MatterId;
import org.jspecify.annotations.Nullable;

/**
 * What a timer is for.
 *
 * @param matterId may be chosen later
 * @param billing  null for billable
 */
public record TimerDetails(@Nullable MatterId matterId, @Nullable String narrative, @Nullable String taskCode, @Nullable String activityCode,
        @Nullable Billing billing) {

    public static final TimerDetails NONE = new TimerDetails(null, null, null, null, null);

    Billing billed() {
        return Objects.requireNonNullElse(billing, Billing.BILLABLE);
    }

    String told() {
        return narrative == null ? "" : narrative.strip();
    }
}
