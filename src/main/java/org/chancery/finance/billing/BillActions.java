package org.chancery.finance.billing;

import java.util.List;
import org.chancery.platform.web.Fact;

/** What a room lets people do with a bill from its page, in the {@code @Order} of its bean. */
public interface BillActions {

    /** A button at the head of a bill. */
    record Action(String label, String href) {}

    /** Empty for a person who may not do them. */
    List<Action> actions(InvoiceView bill);

    /** What the room knows of a bill, to stand among its particulars. */
    default List<Fact> facts(InvoiceView bill) {
        return List.of();
    }
}
