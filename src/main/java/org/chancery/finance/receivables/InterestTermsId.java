package org.chancery.finance.receivables;

import java.util.UUID;
import org.chancery.shared.Id;

/** Identifies terms of interest. */
public record InterestTermsId(UUID value) implements Id {

    public static InterestTermsId next() {
        return new InterestTermsId(Id.next());
    }

    public static InterestTermsId of(String text) {
        return new InterestTermsId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
