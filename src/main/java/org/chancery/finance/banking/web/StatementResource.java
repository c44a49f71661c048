package org.chancery.finance.banking.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.chancery.finance.banking.AccountNumbers;
import org.chancery.finance.banking.AccountStates;
import org.chancery.finance.banking.ImportedStatement;
import org.chancery.finance.banking.StatementId;
import org.chancery.finance.banking.StatementView;
import org.chancery.finance.banking.Statements;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.BankAccountView;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Slice;
import org.chancery.platform.web.Upload;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Statements on the API. */
@Tag(name = "Banking")
@RestController
@RequestMapping("/api/v1/bank-accounts/{account}/statements")
class StatementResource {

    private final Statements statements;
    private final AccountNumbers numbers;
    private final AccountStates accounts;
    private final Lists lists;

    StatementResource(Statements statements, AccountNumbers numbers, AccountStates accounts, Lists lists) {
        this.statements = statements;
        this.numbers = numbers;
        this.accounts = accounts;
        this.lists = lists;
    }

    @PostMapping
    ResponseEntity<ImportedStatement> importFile(@PathVariable BankAccountId account, HttpServletRequest request) {
        return Answers.created(Upload.of(request, "file").flatMap(file -> statements.importFile(account, file.name(), file.bytes())),
                statement -> "/api/v1/bank-accounts/" + account + "/statements/" + statement.id());
    }

    @GetMapping
    @Requires(Permission.BANKING_VIEW)
    Slice<BankingLists.StatementRow> list(@PathVariable BankAccountId account, ListRequest request) {
        return accounts.find(account).map(_ -> lists.slice(BankingLists.STATEMENTS, request.with("bankAccountId", account))).orElseThrow(RefusedRequest::notFound);
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> withdraw(@PathVariable BankAccountId account, @PathVariable StatementId id) {
        get(account, id);
        return Answers.done(statements.withdraw(id));
    }

    @Operation(summary = "Remember the number that this statement names with its bank account")
    @PostMapping("/{id}/remember-number")
    ResponseEntity<BankAccountView> remember(@PathVariable BankAccountId account, @PathVariable StatementId id) {
        get(account, id);
        return Answers.ok(numbers.remember(id));
    }

    @GetMapping("/{id}")
    StatementView get(@PathVariable BankAccountId account, @PathVariable StatementId id) {
        return statements.find(id).filter(statement -> statement.bankAccountId().equals(account)).orElseThrow(RefusedRequest::notFound);
    }
}
