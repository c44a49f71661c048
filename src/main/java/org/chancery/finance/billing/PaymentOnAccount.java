package org.chancery.finance.billing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.platform.web.Show;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Money came, or was left of a payment, that no bill has taken yet.
 *
 * @param matterId the matter whose bill took the rest of the payment; null if none did
 */
public record PaymentOnAccount(PaymentId payment, String number, ContactId payor, LocalDate date, Money amount, @Nullable MatterId matterId) implements BusinessEvent {

    @Override
    public String summary() {
        return "%s received on account".formatted(Show.money(amount));
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("payment", payment), ObjectRef.of("contact", payor, "payor"));
    }

    @Override
    public @Nullable UUID matter() {
        return matterId == null ? null : matterId.value();
    }

    @Override
    public Map<String, String> data() {
        return Map.of("number", number, "date", date.toString(), "amount", amount.getAmount().toPlainString(), "currency", amount.getCurrencyUnit().getCode());
    }
}
