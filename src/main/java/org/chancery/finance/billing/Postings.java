package org.chancery.finance.billing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chancery.finance.ledger.NewPosting;
import org.chancery.finance.ledger.PostedTo;
import org.chancery.practice.matters.MatterId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Gathers the lines of an entry: one for each account and matter, none over nothing. */
final class Postings {

    private record Place(PostedTo to, @Nullable MatterId matter) {}

    private final Map<Place, Money> sums = new LinkedHashMap<>();

    Postings debit(PostedTo to, @Nullable MatterId matter, Money amount) {
        sums.merge(new Place(to, matter), amount, Money::plus);
        return this;
    }

    Postings credit(PostedTo to, @Nullable MatterId matter, Money amount) {
        return debit(to, matter, amount.negated());
    }

    List<NewPosting> list() {
        return sums.entrySet().stream().filter(each -> !each.getValue().isZero())
                .map(each -> new NewPosting(each.getKey().to(), each.getValue(), each.getKey().matter(), "")).toList();
    }
}
