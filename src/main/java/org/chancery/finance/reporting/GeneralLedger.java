package org.chancery.finance.reporting;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.joda.money.Money;

/** What moved in each account between two days, both counted: opening balance, debits, credits, closing balance. */
public record GeneralLedger(LocalDate from, LocalDate to, List<Line> items) {

    /** An account; its balances are debits above zero. Opening + debits − credits = closing. */
    public record Line(UUID accountId, String code, String name, String type, Money opening, Money debits, Money credits, Money closing) {}
}
