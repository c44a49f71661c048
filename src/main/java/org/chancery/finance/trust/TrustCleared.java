package org.chancery.finance.trust;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.MatterId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** The bank confirmed client money, or its interest. */
public record TrustCleared(TrustEntryId id, String number, @Nullable MatterId matterId, Money amount, LocalDate clearedOn) implements BusinessEvent {

    @Override
    public String summary() {
        return "Client money cleared, " + Show.money(amount) + " (" + number + ")";
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
