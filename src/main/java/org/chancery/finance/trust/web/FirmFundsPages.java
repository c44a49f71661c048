package org.chancery.finance.trust.web;

import java.util.Map;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.BankAccountKind;
import org.chancery.finance.trust.FirmFunds;
import org.chancery.finance.trust.FirmFunds.BankCharge;
import org.chancery.finance.trust.FirmFunds.FirmTransfer;
import org.chancery.finance.trust.FirmFunds.Interest;
import org.chancery.finance.trust.FirmFunds.InterestRemitted;
import org.chancery.finance.trust.RecordedEntry;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.Outcome;
import org.joda.money.CurrencyUnit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** What moves in a trust account besides clients' money: the firm's own few dollars, the bank's charges, interest. */
@Controller
class FirmFundsPages {

    /** What a person may record here. */
    enum Act { BANK_CHARGE, DEPOSIT, WITHDRAWAL, INTEREST, REMITTANCE }

    private final FirmFunds funds;
    private final TrustForms forms;

    FirmFundsPages(FirmFunds funds, TrustForms forms) {
        this.funds = funds;
        this.forms = forms;
    }

    @GetMapping("/trust/own-money")
    @Requires(Permission.TRUST_VIEW)
    ModelAndView page() {
        return form(forms.begun(null, null));
    }

    private ModelAndView form(Form form) {
        return new ModelAndView("finance/trust/own-money", Map.of("form", form, "tabs", TrustNavigation.TABS, "accounts", forms.accounts(BankAccountKind.TRUST),
                "operatingAccounts", forms.accounts(BankAccountKind.OPERATING)));
    }

    @PostMapping("/trust/own-money")
    @Requires({Permission.TRUST_TRANSFER, Permission.TRUST_RECEIVE, Permission.TRUST_DISBURSE})
    ModelAndView act(Posted posted) {
        CurrencyUnit currency = forms.currency(posted);
        Outcome<RecordedEntry> outcome = switch (posted.read(f -> f.constant("act", Act.class))) {
            case Outcome.Refused<Act>(var refusals) -> Outcome.refused(refusals);
            case Outcome.Done<Act>(var act) -> switch (act) {
                case BANK_CHARGE -> posted.read(f -> new BankCharge(account(f), f.date("date"), f.money("amount", currency), f.text("purpose"), f.text("reference"))).flatMap(funds::charge);
                case DEPOSIT -> posted.read(f -> transfer(f, currency)).flatMap(funds::deposit);
                case WITHDRAWAL -> posted.read(f -> transfer(f, currency)).flatMap(funds::withdraw);
                case INTEREST -> posted.read(f -> new Interest(account(f), f.idOrNull("matterId", MatterId::of), f.date("date"), f.money("amount", currency), f.text("reference")))
                        .flatMap(funds::interest);
                case REMITTANCE -> posted.read(f -> new InterestRemitted(account(f), f.date("date"), f.money("amount", currency), f.text("payee"), f.text("instrument"), f.text("reference")))
                        .flatMap(funds::remit);
            };
        };
        return Pages.answer(outcome, TrustActs::card, entry -> TrustActs.said("Entry", entry), posted, this::form);
    }

    private static BankAccountId account(Posted f) {
        return f.id("bankAccountId", BankAccountId::of);
    }

    private static FirmTransfer transfer(Posted f, CurrencyUnit currency) {
        return new FirmTransfer(account(f), f.id("operatingAccountId", BankAccountId::of), f.date("date"), f.money("amount", currency), f.text("reference"));
    }
}
