package org.chancery.finance.trust;

import org.joda.money.Money;

/**
 * A trust account at the end of a day, whole for whoever reconciles it, whatever walls hide. Ledgers above and below zero are summed
 * apart: netting never hides a shortage (NC Rule 1.15-3).
 *
 * @param book      the balance of its book
 * @param positive  the sum of client ledgers above zero
 * @param negative  the sum of those below, which is never anything but zero
 * @param ledgers   how many hold money
 * @param uncleared what of the money has not cleared
 */
public record TrustPool(Money book, Money positive, Money negative, long ledgers, Money uncleared) {

    /** True if the book is what the client ledgers add up to. */
    public boolean agrees() {
        return negative.isZero() && book.equals(positive);
    }
}
