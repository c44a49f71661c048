package org.chancery.finance.ledger.web;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.chancery.finance.ledger.AccountId;
import org.chancery.finance.ledger.AccountStatements;
import org.chancery.finance.ledger.AccountType;
import org.chancery.finance.ledger.AccountView;
import org.chancery.finance.ledger.Accounts;
import org.chancery.finance.ledger.PeriodId;
import org.chancery.finance.ledger.Periods;
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
import org.chancery.shared.Moneys;
import org.chancery.shared.Outcome;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The chart, each account as a statement, and the periods. */
@Controller
class AccountPages {

    private final Accounts accounts;
    private final AccountStatements statements;
    private final Periods periods;
    private final Lists lists;
    private final Firms firms;

    AccountPages(Accounts accounts, AccountStatements statements, Periods periods, Lists lists, Firms firms) {
        this.accounts = accounts;
        this.statements = statements;
        this.periods = periods;
        this.lists = lists;
        this.firms = firms;
    }

    @GetMapping("/ledger/accounts")
    @Requires(Permission.LEDGER_VIEW)
    ModelAndView chart(ListRequest request) {
        return lists.page(LedgerLists.CHART, request.bind("asOf", firms.today()), "finance/ledger/list", Map.of("tabs", LedgerNavigation.TABS));
    }

    /** From the first day of the month until today, unless other days are asked for. */
    @GetMapping("/ledger/accounts/{id}")
    @Requires(Permission.LEDGER_VIEW)
    ModelAndView account(@PathVariable AccountId id, @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to) {
        AccountView account = accounts.find(id).orElseThrow(RefusedRequest::notFound);
        LocalDate end = to == null ? firms.today() : to;
        LocalDate start = from == null ? end.withDayOfMonth(1) : from;
        return new ModelAndView("finance/ledger/account", Map.of("account", account, "from", start, "to", end, "statements", statements.of(id, start, end)));
    }

    @GetMapping("/ledger/accounts/{id}/postings")
    @Requires(Permission.LEDGER_VIEW)
    ModelAndView postings(@PathVariable AccountId id, ListRequest request) {
        AccountView account = accounts.find(id).orElseThrow(RefusedRequest::notFound);
        return lists.page(LedgerLists.POSTINGS, request.with("accountId", id), "finance/ledger/postings", Map.of("account", account));
    }

    @GetMapping("/ledger/accounts/new")
    @Requires(Permission.LEDGER_POST)
    ModelAndView blank() {
        return new ModelAndView("finance/ledger/account-form", Map.of("form", Form.blank()));
    }

    @PostMapping("/ledger/accounts")
    ModelAndView add(Posted posted) {
        Outcome<AccountView> outcome = posted.read(f -> new Accounts.NewAccount(f.text("code"), f.text("name"), f.constant("type", AccountType.class), currency(f)))
                .flatMap(accounts::add);
        return Pages.answer(outcome, AccountView::href, account -> Flash.done("Account " + account.label() + " added."), posted, "finance/ledger/account-form");
    }

    private static @Nullable CurrencyUnit currency(Posted form) {
        String code = form.textOrNull("currency");
        if (code == null) {
            return null;
        }
        var currency = Moneys.currency(code.toUpperCase(Locale.ROOT));
        if (currency.isEmpty()) {
            form.refuse("currency", "currency-unknown", "There is no currency “" + code + "”.");
        }
        return currency.orElse(null);
    }

    @GetMapping("/ledger/accounts/{id}/change")
    @Requires(Permission.LEDGER_POST)
    ModelAndView change(@PathVariable AccountId id) {
        AccountView account = accounts.find(id).orElseThrow(RefusedRequest::notFound);
        return new ModelAndView("finance/ledger/account-form", Map.of("account", account,
                "form", Form.of(Map.of("code", account.code(), "name", account.name(), "active", account.active()))));
    }

    @PostMapping("/ledger/accounts/{id}")
    ModelAndView change(@PathVariable AccountId id, Posted posted) {
        AccountView account = accounts.find(id).orElseThrow(RefusedRequest::notFound);
        Outcome<AccountView> outcome = posted.read(f -> new Accounts.AccountChange(f.text("code"), f.text("name"), f.flag("active"))).flatMap(change -> accounts.change(id, change));
        return Pages.answer(outcome, AccountView::href, changed -> Flash.done("Account " + changed.label() + " saved."), posted,
                form -> new ModelAndView("finance/ledger/account-form", Map.of("account", account, "form", form)));
    }

    @GetMapping("/ledger/periods")
    @Requires({Permission.LEDGER_VIEW, Permission.LEDGER_CLOSE})
    ModelAndView periods() {
        return periodsPage(Form.of(Map.of("through", firms.today().withDayOfMonth(1).minusDays(1))));
    }

    private ModelAndView periodsPage(Form form) {
        return new ModelAndView("finance/ledger/periods", Map.of("form", form, "periods", periods.all(), "tabs", LedgerNavigation.TABS));
    }

    @PostMapping("/ledger/periods")
    ModelAndView close(Posted posted) {
        Outcome<PeriodId> outcome = posted.read(f -> f.date("through")).flatMap(periods::close);
        return Pages.answer(outcome, id -> "/ledger/periods", id -> Flash.done("The books are verified and closed."), posted, this::periodsPage);
    }

    @PostMapping("/ledger/periods/{id}/reopen")
    ModelAndView reopen(@PathVariable PeriodId id, Posted posted) {
        Outcome<PeriodId> outcome = posted.read(f -> f.text("reason")).flatMap(reason -> periods.reopen(id, reason));
        return Pages.answer(outcome, done -> "/ledger/periods", done -> Flash.done("The books are open again from that period on."), posted, this::periodsPage);
    }
}
