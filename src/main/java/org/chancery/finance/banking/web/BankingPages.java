package org.chancery.finance.banking.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.chancery.finance.banking.AccountNumbers;
import org.chancery.finance.banking.AccountState;
import org.chancery.finance.banking.AccountStates;
import org.chancery.finance.banking.Assertions;
import org.chancery.finance.banking.ImportedStatement;
import org.chancery.finance.banking.Reconciliations;
import org.chancery.finance.banking.StatementId;
import org.chancery.finance.banking.StatementView;
import org.chancery.finance.banking.Statements;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.web.Department;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.NavItem;
import org.chancery.platform.web.NavigationSource;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Upload;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The bank accounts and their statements. */
@Controller
class BankingPages implements NavigationSource {

    private final AccountStates states;
    private final Statements statements;
    private final Reconciliations reconciliations;
    private final AccountNumbers numbers;
    private final Assertions assertions;

    BankingPages(AccountStates states, Statements statements, Reconciliations reconciliations, AccountNumbers numbers, Assertions assertions) {
        this.states = states;
        this.statements = statements;
        this.reconciliations = reconciliations;
        this.numbers = numbers;
        this.assertions = assertions;
    }

    @Override
    public List<NavItem> items() {
        return List.of(NavItem.of(Department.FINANCE, "Banking", "/banking").order(30).chord("g k").permission(Permission.BANKING_VIEW.permission()));
    }

    @GetMapping("/banking")
    ModelAndView accounts() {
        return new ModelAndView("finance/banking/accounts", Map.of("accounts", states.all(), "broken", assertions.broken(), "tabs", BankingListPages.TABS));
    }

    @GetMapping("/banking/{account}")
    ModelAndView account(@PathVariable BankAccountId account) {
        AccountState state = state(account);
        return new ModelAndView("finance/banking/account", Map.of("state", state, "statements", statements.of(account), "reconciliations", reconciliations.of(account),
                "form", Form.blank()));
    }

    @GetMapping("/banking/{account}/statements")
    ModelAndView importForm(@PathVariable BankAccountId account) {
        return importForm(account, Form.blank());
    }

    private ModelAndView importForm(BankAccountId account, Form form) {
        return new ModelAndView("finance/banking/statement-import", Map.of("state", state(account), "form", form));
    }

    @PostMapping("/banking/{account}/statements")
    ModelAndView importFile(@PathVariable BankAccountId account, HttpServletRequest request, Posted posted) {
        return Pages.answer(Upload.of(request, "file").flatMap(file -> statements.importFile(account, file.name(), file.bytes())),
                imported -> "/banking/" + account + "/statements/" + imported.id(), BankingPages::said, posted, form -> importForm(account, form));
    }

    private static Flash said(ImportedStatement imported) {
        String lines = imported.lineCount() == 1 ? "One line imported" : imported.lineCount() + " lines imported";
        String known = imported.duplicateCount() == 0 ? "." : ", of which " + imported.duplicateCount() + " were there already.";
        return imported.warnings().isEmpty() ? Flash.done(lines + known) : Flash.warning(lines + known + " " + String.join(" ", imported.warnings()));
    }

    @GetMapping("/banking/{account}/statements/{id}")
    ModelAndView statement(@PathVariable BankAccountId account, @PathVariable StatementId id) {
        return new ModelAndView("finance/banking/statement", Map.of("state", state(account), "statement", find(account, id), "offered", numbers.offered(id).orElse("")));
    }

    @PostMapping("/banking/{account}/statements/{id}/withdraw")
    ModelAndView withdraw(@PathVariable BankAccountId account, @PathVariable StatementId id) {
        find(account, id);
        var outcome = statements.withdraw(id);
        return Pages.act(outcome, outcome.isDone() ? "/banking/" + account : "/banking/" + account + "/statements/" + id, "The import is taken back.");
    }

    @PostMapping("/banking/{account}/statements/{id}/remember-number")
    ModelAndView remember(@PathVariable BankAccountId account, @PathVariable StatementId id) {
        find(account, id);
        return Pages.act(numbers.remember(id), "/banking/" + account + "/statements/" + id, "The number is remembered; later files find the account by it.");
    }

    private StatementView find(BankAccountId account, StatementId id) {
        return statements.find(id).filter(statement -> statement.bankAccountId().equals(account)).orElseThrow(RefusedRequest::notFound);
    }

    private AccountState state(BankAccountId account) {
        return states.find(account).orElseThrow(RefusedRequest::notFound);
    }
}
