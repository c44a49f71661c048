package org.chancery.finance.trust;

import java.util.List;
import java.util.UUID;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.platform.web.Show;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The firm's own money in a trust account moved: in, out, or to the bank for its charges.
 *
 * @param amount above zero into the trust account, below out of it
 */
public record FirmFundsMoved(TrustEntryId id, String number, TrustKind kind, Money amount) implements BusinessEvent {

    @Override
    public String summary() {
        return kind.word() + ", " + Show.money(amount.abs()) + " (" + number + ")";
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("trust-entry", id));
    }

    @Override
    public @Nullable UUID matter() {
        return null;
    }
}
