package org.chancery.exchange.demo;

import java.time.LocalDate;
import java.util.List;
import org.chancery.finance.billing.Allocation;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.finance.billing.NewPayment;
import org.chancery.finance.billing.PaymentView;
import org.chancery.finance.billing.Payments;
import org.chancery.finance.ledger.BankAccountId;
import org.joda.money.Money;
import org.springframework.stereotype.Component;

/** Clients who pay their bills by cheque. */
@Component
class Payers {

    private final Payments payments;

    Payers(Payments payments) {
        this.payments = payments;
    }

    PaymentView pays(BankAccountId account, InvoiceView bill, LocalDate on, Money amount, String check) {
        return payments.record(new NewPayment(bill.clientId(), account, on, amount, "CHECK", check, List.of(new Allocation(bill.id(), amount)))).orThrow();
    }
}
