package org.chancery.finance.ledger.web;

import java.util.List;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.web.Department;
import org.chancery.platform.web.NavItem;
import org.chancery.platform.web.NavigationSource;
import org.chancery.platform.web.QuickAdd;
import org.chancery.platform.web.QuickAddSource;
import org.chancery.platform.web.Tab;
import org.springframework.stereotype.Component;

/** Where the books stand in the rail and the menus. */
@Component
class LedgerNavigation implements NavigationSource, QuickAddSource {

    /** The pages of the books, beside one another. */
    static final List<Tab> TABS = List.of(Tab.of("Journal", "/ledger"), Tab.of("Accounts", "/ledger/accounts"), Tab.of("Bank accounts", "/bank-accounts"),
            Tab.of("Periods", "/ledger/periods"));

    @Override
    public List<NavItem> items() {
        return List.of(NavItem.of(Department.FINANCE, "Ledger", "/ledger").order(40).chord("g l").permission(Permission.LEDGER_VIEW.permission()));
    }

    @Override
    public List<QuickAdd> quickAdds() {
        return List.of(QuickAdd.of("Journal entry", "/ledger/entries/new").order(60).key("j").permission(Permission.LEDGER_POST.permission()));
    }
}
