package org.chancery.finance.ledger.web;

import java.util.Map;
import java.util.Objects;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.BankAccountKind;
import org.chancery.finance.ledger.BankAccountView;
import org.chancery.finance.ledger.BankAccounts;
import org.chancery.finance.ledger.BankAccounts.BankAccountChange;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.shared.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The firm's bank accounts. */
@Controller
class BankAccountPages {

    private final BankAccounts bankAccounts;
    private final Lists lists;
    private final Firms firms;
    private final BankAccountForm forms;

    BankAccountPages(BankAccounts bankAccounts, Lists lists, Firms firms, BankAccountForm forms) {
        this.forms = forms;
        this.bankAccounts = bankAccounts;
        this.lists = lists;
        this.firms = firms;
    }

    @GetMapping("/bank-accounts")
    @Requires({Permission.BANKING_VIEW, Permission.TRUST_VIEW, Permission.LEDGER_VIEW, Permission.PAYMENTS_RECORD})
    ModelAndView list(ListRequest request) {
        return lists.page(LedgerLists.BANK_ACCOUNTS, request.bind("asOf", firms.today()), "finance/ledger/list", Map.of("tabs", LedgerNavigation.TABS));
    }

    @GetMapping("/bank-accounts/new")
    @Requires(Permission.BANK_ACCOUNTS_EDIT)
    ModelAndView blank(@RequestParam(required = false) @Nullable BankAccountKind kind) {
        return form(forms.blank(Objects.requireNonNullElse(kind, BankAccountKind.OPERATING)));
    }

    private ModelAndView form(Form form) {
        return new ModelAndView("finance/ledger/bank-account-form", Map.of("form", form));
    }

    @PostMapping("/bank-accounts")
    ModelAndView open(Posted posted) {
        Outcome<BankAccountView> outcome = posted.read(forms::read).flatMap(bankAccounts::open);
        return Pages.answer(outcome, account -> "/bank-accounts/" + account.id(), account -> Flash.done(account.name() + " added."), posted, this::form);
    }

    @GetMapping("/bank-accounts/{id}")
    @Requires({Permission.BANKING_VIEW, Permission.BANK_ACCOUNTS_EDIT})
    ModelAndView account(@PathVariable BankAccountId id) {
        BankAccountView account = bankAccounts.find(id).orElseThrow(RefusedRequest::notFound);
        return page(account, Form.of(Map.of("name", account.name(), "bankName", account.bankName(), "number", account.number(), "routing", account.routing(),
                "ownFundsLimit", account.ownFundsLimit(), "active", account.active())));
    }

    private static ModelAndView page(BankAccountView account, Form form) {
        return new ModelAndView("finance/ledger/bank-account", Map.of("account", account, "form", form));
    }

    @PostMapping("/bank-accounts/{id}")
    ModelAndView change(@PathVariable BankAccountId id, Posted posted) {
        BankAccountView account = bankAccounts.find(id).orElseThrow(RefusedRequest::notFound);
        Outcome<BankAccountView> outcome = posted.read(f -> new BankAccountChange(f.text("name"), Objects.requireNonNullElse(f.textOrNull("bankName"), ""),
                Objects.requireNonNullElse(f.textOrNull("number"), ""), Objects.requireNonNullElse(f.textOrNull("routing"), ""),
                account.trust() ? f.money("ownFundsLimit", account.currency()) : account.ownFundsLimit(), f.flag("active")))
                .flatMap(change -> bankAccounts.change(id, change));
        return Pages.answer(outcome, changed -> "/bank-accounts/" + id, changed -> Flash.done(changed.name() + " saved."), posted, form -> page(account, form));
    }
}
