package org.chancery.finance.ebilling.web;

import java.util.List;
import org.chancery.finance.billing.BillActions;
import org.chancery.finance.billing.InvoiceView;
import org.springframework.stereotype.Component;

/** The e-bill, from the page of a bill. */
@Component
class EBillOfBill implements BillActions {

    @Override
    public List<Action> actions(InvoiceView bill) {
        return List.of(new Action("E-bill", bill.href() + "/ebill"));
    }
}
