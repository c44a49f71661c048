package org.chancery.finance.trust;

import java.time.LocalDate;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.practice.matters.MatterId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A client ledger's money at the end of a day.
 *
 * @param matterId    null if it is the firm's own money or the programme's interest
 * @param available   what of the balance has cleared
 * @param lastEntryOn when it last moved; null if it never did
 */
public record ClientLedgerView(ClientLedgerId id, BankAccountId bankAccountId, LedgerKind kind, @Nullable MatterId matterId, Money balance, Money available,
        @Nullable LocalDate lastEntryOn) {

    public String href() {
        return "/trust/ledgers/" + id;
    }
}
