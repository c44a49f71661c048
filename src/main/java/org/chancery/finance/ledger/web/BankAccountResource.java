package org.chancery.finance.ledger.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.BankAccounts;
import org.chancery.finance.ledger.BankAccountView;
import org.chancery.finance.ledger.NewBankAccount;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Slice;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Bank accounts on the API. */
@Tag(name = "Bank accounts")
@RestController
@RequestMapping("/api/v1/bank-accounts")
class BankAccountResource {

    private final BankAccounts bankAccounts;
    private final Lists lists;
    private final Firms firms;

    BankAccountResource(BankAccounts bankAccounts, Lists lists, Firms firms) {
        this.bankAccounts = bankAccounts;
        this.lists = lists;
        this.firms = firms;
    }

    @PostMapping
    ResponseEntity<Object> open(@RequestBody NewBankAccount account) {
        return Answers.created(bankAccounts.open(account), opened -> "/api/v1/bank-accounts/" + opened.id());
    }

    @GetMapping
    @Requires({Permission.BANKING_VIEW, Permission.TRUST_VIEW, Permission.LEDGER_VIEW, Permission.PAYMENTS_RECORD})
    Slice<LedgerLists.BankAccountRow> list(ListRequest request) {
        return lists.slice(LedgerLists.BANK_ACCOUNTS, request.bind("asOf", firms.today()));
    }

    @GetMapping("/{id}")
    @Requires({Permission.BANKING_VIEW, Permission.BANK_ACCOUNTS_EDIT})
    BankAccountView get(@PathVariable BankAccountId id) {
        return bankAccounts.find(id).orElseThrow(RefusedRequest::notFound);
    }
}
