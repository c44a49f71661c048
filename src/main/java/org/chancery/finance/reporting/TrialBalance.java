package org.chancery.finance.reporting;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Every account that has a balance, at the end of a day. Debits equal credits in each currency, or the books are wrong.
 *
 * @param totals one for each currency in which there are balances; the firm's own first
 */
public record TrialBalance(LocalDate asOf, List<Line> items, List<Total> totals) {

    /** An account's balance: one of debit and credit is zero. */
    public record Line(UUID accountId, String code, String name, String type, Money debit, Money credit) {}

    /** The sums of one currency. */
    public record Total(Money debit, Money credit) {
        public boolean agrees() {
            return debit.equals(credit);
        }
    }

    /** The total of a currency; zero on both sides if nothing was posted in it. */
    public Total total(CurrencyUnit currency) {
        return totals.stream().filter(total -> total.debit().getCurrencyUnit().equals(currency)).findFirst()
                .orElseGet(() -> new Total(Money.zero(currency), Money.zero(currency)));
    }
}
