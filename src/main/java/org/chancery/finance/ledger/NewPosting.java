package org.chancery.finance.ledger;

import org.chancery.practice.matters.MatterId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A line of an entry to be posted.
 *
 * @param amount a debit above zero, a credit below; never zero
 * @param matter whose wall then hides the line; null if it belongs to none
 * @param memo   empty for none
 */
public record NewPosting(PostedTo to, Money amount, @Nullable MatterId matter, String memo) {

    public static NewPosting debit(PostedTo to, Money amount) {
        return new NewPosting(to, amount, null, "");
    }

    public static NewPosting credit(PostedTo to, Money amount) {
        return new NewPosting(to, amount.negated(), null, "");
    }

    /** The same line as part of a matter. */
    public NewPosting of(@Nullable MatterId its) {
        return new NewPosting(to, amount, its, memo);
    }

    public NewPosting memo(String text) {
        return new NewPosting(to, amount, matter, text);
    }
}
