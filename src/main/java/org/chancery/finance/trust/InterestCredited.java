package org.chancery.finance.trust;

import java.util.List;
import java.util.UUID;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.MatterId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** The bank credited interest to a trust account. */
public record InterestCredited(TrustEntryId id, String number, @Nullable MatterId matterId, Money amount) implements BusinessEvent {

    @Override
    public String summary() {
        return "Interest on client money credited, " + Show.money(amount) + " (" + number + ")";
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("trust-entry", id));
    }

    @Override
    public @Nullable UUID matter() {
        return matterId == null ? null : matterId.value();
    }
}
