package org.chancery.finance.billing;

import java.time.LocalDate;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Something recovered for the client on a contingency.
 *
 * @param receivedOn when it was received; null for today
 * @param recovered  all of it, in the currency of the matter
 * @param stage      at which the matter ended, by its name in the arrangement
 * @param source     who paid
 * @param outcome    how the matter ended, as the closing statement tells the client
 */
public record NewRecovery(@Nullable LocalDate receivedOn, Money recovered, String stage, String source, String outcome) {

    public NewRecovery {
        stage = stage.strip();
        source = source.strip();
        outcome = outcome.strip();
    }
}
