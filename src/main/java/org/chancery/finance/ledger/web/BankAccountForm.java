package org.chancery.finance.ledger.web;

import java.util.Locale;
import java.util.Map;
import org.chancery.finance.ledger.BankAccountKind;
import org.chancery.finance.ledger.NewBankAccount;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Posted;
import org.chancery.shared.Moneys;
import org.joda.money.CurrencyUnit;
import org.springframework.stereotype.Component;

/** The form of a new bank account: what it begins with, and how it is read. */
@Component
class BankAccountForm {

    private final Firms firms;

    BankAccountForm(Firms firms) {
        this.firms = firms;
    }

    Form blank(BankAccountKind kind) {
        return Form.of(Map.of("kind", kind, "currency", firms.current().currency().getCode()));
    }

    NewBankAccount read(Posted f) {
        CurrencyUnit currency = currency(f);
        return new NewBankAccount(f.text("name"), f.constant("kind", BankAccountKind.class), currency, f.textOrNull("bankName"), f.textOrNull("number"),
                f.textOrNull("routing"), f.moneyOrNull("ownFundsLimit", currency));
    }

    private CurrencyUnit currency(Posted form) {
        String code = form.text("currency");
        var currency = Moneys.currency(code.toUpperCase(Locale.ROOT));
        if (currency.isEmpty() && !code.isEmpty()) {
            form.refuse("currency", "currency-unknown", "There is no currency “" + code + "”.");
        }
        return currency.orElseGet(() -> firms.current().currency());
    }
}
