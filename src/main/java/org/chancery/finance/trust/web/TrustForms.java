package org.chancery.finance.trust.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.BankAccountKind;
import org.chancery.finance.ledger.BankAccountView;
import org.chancery.finance.ledger.BankAccounts;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Posted;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.Matters;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What every form of client money begins with. */
@Component
class TrustForms {

    private final BankAccounts bankAccounts;
    private final Matters matters;
    private final Firms firms;

    TrustForms(BankAccounts bankAccounts, Matters matters, Firms firms) {
        this.bankAccounts = bankAccounts;
        this.matters = matters;
        this.firms = firms;
    }

    /** Today, the matter one comes from, and the trust account if there is only one. */
    Form begun(@Nullable MatterId matter, @Nullable BankAccountId account) {
        Map<String, Object> presets = new HashMap<>(Map.of("date", firms.today()));
        if (matter != null) {
            matters.ref(matter).ifPresent(ref -> {
                presets.put("matterId", ref.id());
                presets.put("matterIdText", ref.label());
            });
        }
        List<BankAccountView> accounts = bankAccounts.inUse(BankAccountKind.TRUST);
        if (account != null || accounts.size() == 1) {
            presets.put("bankAccountId", account != null ? account : accounts.getFirst().id());
        }
        return Form.of(presets);
    }

    List<Option> accounts(BankAccountKind kind) {
        List<Option> options = new ArrayList<>();
        bankAccounts.inUse(kind).forEach(account -> options.add(Option.of(account.id().toString(), account.label() + " (" + account.currency() + ")")));
        return options;
    }

    /** The currency of the chosen trust account, in which the amount is read; the firm's while none is chosen. */
    CurrencyUnit currency(Posted posted) {
        BankAccountId chosen = posted.idOrNull("bankAccountId", BankAccountId::of);
        return (chosen == null ? java.util.Optional.<BankAccountView>empty() : bankAccounts.find(chosen)).map(BankAccountView::currency)
                .orElseGet(() -> firms.current().currency());
    }
}
