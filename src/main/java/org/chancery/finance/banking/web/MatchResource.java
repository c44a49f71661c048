package org.chancery.finance.banking.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.Slice;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Matches and statements of all accounts on the API. */
@Tag(name = "Banking")
@RestController
class MatchResource {

    private final Lists lists;

    MatchResource(Lists lists) {
        this.lists = lists;
    }

    @GetMapping("/api/v1/bank-matches")
    @Requires(Permission.BANKING_VIEW)
    Slice<BankingLists.MatchRow> matches(ListRequest request) {
        return lists.slice(BankingLists.MATCHES, request);
    }

    @GetMapping("/api/v1/bank-statements")
    @Requires(Permission.BANKING_VIEW)
    Slice<BankingLists.StatementRow> statements(ListRequest request) {
        return lists.slice(BankingLists.STATEMENTS, request);
    }
}
