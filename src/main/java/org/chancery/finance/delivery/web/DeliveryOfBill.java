package org.chancery.finance.delivery.web;

import java.util.List;
import org.chancery.finance.billing.BillActions;
import org.chancery.finance.billing.InvoiceView;
import org.springframework.stereotype.Component;

/** How a bill reached its client, from its page. */
@Component
class DeliveryOfBill implements BillActions {

    @Override
    public List<Action> actions(InvoiceView bill) {
        return List.of(new Action("Delivery", bill.href() + "/delivery"));
    }
}
