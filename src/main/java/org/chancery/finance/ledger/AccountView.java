package org.chancery.finance.ledger;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * An account of the books.
 *
 * @param role     what the program posts to it for; null for an ordinary account
 * @param currency the only one of its postings; null for any
 * @param trust    true if it moves only together with client money
 * @param active   false once it is retired: it keeps its postings and takes no more
 */
public record AccountView(AccountId id, String code, String name, AccountType type, @Nullable AccountRole role, @Nullable CurrencyUnit currency,
        boolean trust, boolean active) {

    public String label() {
        return code + " " + name;
    }

    public String href() {
        return "/ledger/accounts/" + id;
    }
}
