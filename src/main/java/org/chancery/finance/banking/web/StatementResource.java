package org.chancery.finance.banking.web;

import jakarta.servlet.http.HttpServletRequest;
import org.chancery.finance.banking.ImportedStatement;
import org.chancery.finance.banking.StatementId;
import org.chancery.finance.banking.StatementView;
import org.chancery.finance.banking.Statements;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.platform.web.Answers;
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
@RestController
@RequestMapping("/api/v1/bank-accounts/{account}/statements")
class StatementResource {

    private final Statements statements;

    StatementResource(Statements statements) {
        this.statements = statements;
    }

    @PostMapping
    ResponseEntity<ImportedStatement> importFile(@PathVariable BankAccountId account, HttpServletRequest request) {
        return Answers.created(Upload.of(request, "file").flatMap(file -> statements.importFile(account, file.name(), file.bytes())),
                statement -> "/api/v1/bank-accounts/" + account + "/statements/" + statement.id());
    }

    @GetMapping
    Slice<StatementView> list(@PathVariable BankAccountId account) {
        return Slice.whole(statements.of(account));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> withdraw(@PathVariable BankAccountId account, @PathVariable StatementId id) {
        get(account, id);
        return Answers.done(statements.withdraw(id));
    }

    @GetMapping("/{id}")
    StatementView get(@PathVariable BankAccountId account, @PathVariable StatementId id) {
        return statements.find(id).filter(statement -> statement.bankAccountId().equals(account)).orElseThrow(RefusedRequest::notFound);
    }
}
