package org.chancery.finance.trust;

import java.util.List;
import java.util.UUID;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.MatterId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * An entry of client money was voided.
 *
 * @param id     the void
 * @param amount of the voided entry: above zero into the ledger, below out of it
 */
public record TrustVoided(TrustEntryId id, TrustEntryId voided, String number, @Nullable MatterId matterId, Money amount, String reason) implements BusinessEvent {

    @Override
    public String summary() {
        return "Client money entry " + number + " voided, " + Show.money(amount.abs());
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("trust-entry", id), ObjectRef.of("trust-entry", voided, "voided"));
    }

    @Override
    public @Nullable UUID matter() {
        return matterId == null ? null : matterId.value();
    }
}
