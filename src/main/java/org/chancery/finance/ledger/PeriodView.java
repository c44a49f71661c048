package org.chancery.finance.ledger;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A closing of the books through a day.
 *
 * @param startsOn the day after the period before; null for the first
 */
public record PeriodView(PeriodId id, @Nullable LocalDate startsOn, LocalDate endsOn, Instant closedAt, String closedBy, @Nullable Instant reopenedAt,
        @Nullable String reopenedBy, @Nullable String reopenedBecause) {

    public boolean closed() {
        return reopenedAt == null;
    }
}
