package org.chancery.finance.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chancery.practice.matters.Contingency;
import org.chancery.practice.matters.MatterId;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What was recovered and what becomes of it: the closing statement of ABA Model Rule 1.5(c), as it was reckoned on the day.
 *
 * @param costs     of the matter up to that day, on no earlier statement
 * @param costsPaid of these, what the client paid on bills already
 * @param base      what the percentage was taken of
 * @param withdrawn whether its fee was withdrawn: the statement is no longer true
 */
public record RecoveryView(RecoveryId id, MatterId matterId, LocalDate receivedOn, String source, String outcome, Money recovered, List<Cost> costs, Money costsTotal,
        Money costsPaid, String stage, BigDecimal percent, Contingency.Costs costsRule, Money base, Money fee, String recordedBy, Instant recordedAt, boolean withdrawn) {

    /** A cost as the statement lists it. */
    public record Cost(LocalDate date, String narrative, Money amount) {}

    public RecoveryView {
        costs = List.copyOf(costs);
    }

    public CurrencyUnit currency() {
        return recovered.getCurrencyUnit();
    }

    /** What remains for the client, before taxes on the fee; below zero is owed by the client. */
    public Money remains() {
        return recovered.minus(fee).minus(costsTotal).plus(costsPaid);
    }

    public String percentWords() {
        return percent.stripTrailingZeros().toPlainString() + " %";
    }

    public String href() {
        return "/recoveries/" + id;
    }
}
