package org.chancery.finance.billing;

import java.util.List;
import org.chancery.practice.matters.MatterId;
import org.joda.money.Money;

/** What came of preparing bills: a pre-bill for each matter that had something to bill, and why the others have none. */
public record PreparedBills(List<Item> items, List<Skipped> skipped) {

    /** @param total with tax */
    public record Item(PreBillId id, MatterId matterId, Money total) {}

    /** @param reason in words */
    public record Skipped(MatterId matterId, String reason) {}

    public PreparedBills {
        items = List.copyOf(items);
        skipped = List.copyOf(skipped);
    }
}
