package org.chancery.finance.billing.web;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** What a form holds before it is sent for good: good enough to show which bills would be paid, and never to record anything. */
final class TypedAmount {

    private static final Pattern PLAIN = Pattern.compile("\\d{1,12}(\\.\\d{1,4})?");
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private TypedAmount() {}

    static @Nullable Money of(String typed, CurrencyUnit currency) {
        String plain = typed.replaceAll("[\\s,$£€]", "");
        return PLAIN.matcher(plain).matches() ? Money.of(currency, new java.math.BigDecimal(plain), java.math.RoundingMode.DOWN) : null;
    }

    static Optional<UUID> uuid(String typed) {
        return UUID_TEXT.matcher(typed).matches() ? Optional.of(UUID.fromString(typed)) : Optional.empty();
    }
}
