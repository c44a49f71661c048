package org.chancery.finance.banking.web;

import java.util.List;
import java.util.Map;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Listing;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.Tab;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The lists of banking, over all accounts. */
@Controller
class BankingListPages {

    /** The pages of banking, beside one another. */
    static final List<Tab> TABS = List.of(Tab.of("Accounts", "/banking"), Tab.of("Lines", "/banking/lines"), Tab.of("Matches", "/banking/matches"),
            Tab.of("Statements", "/banking/statements"), Tab.of("Reconciliations", "/banking/reconciliations"));

    private final Lists lists;

    BankingListPages(Lists lists) {
        this.lists = lists;
    }

    @GetMapping("/banking/lines")
    @Requires(Permission.BANKING_VIEW)
    ModelAndView lines(ListRequest request) {
        return page(BankingLists.LINES, request);
    }

    @GetMapping("/banking/matches")
    @Requires(Permission.BANKING_VIEW)
    ModelAndView matches(ListRequest request) {
        return page(BankingLists.MATCHES, request);
    }

    @GetMapping("/banking/statements")
    @Requires(Permission.BANKING_VIEW)
    ModelAndView statements(ListRequest request) {
        return page(BankingLists.STATEMENTS, request);
    }

    @GetMapping("/banking/reconciliations")
    @Requires(Permission.BANKING_VIEW)
    ModelAndView reconciliations(ListRequest request) {
        return page(ReconciliationList.RECONCILIATIONS, request);
    }

    private ModelAndView page(Listing<?> listing, ListRequest request) {
        return lists.page(listing, request, "finance/banking/list", Map.of("tabs", TABS));
    }
}
