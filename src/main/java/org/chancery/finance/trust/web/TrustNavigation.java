package org.chancery.finance.trust.web;

import java.util.List;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.web.Department;
import org.chancery.platform.web.NavItem;
import org.chancery.platform.web.NavigationSource;
import org.chancery.platform.web.QuickAdd;
import org.chancery.platform.web.QuickAddSource;
import org.chancery.platform.web.Tab;
import org.springframework.stereotype.Component;

/** Where client money stands in the rail and the menus. */
@Component
class TrustNavigation implements NavigationSource, QuickAddSource {

    /** The pages of client money, beside one another. */
    static final List<Tab> TABS = List.of(Tab.of("Accounts and ledgers", "/trust"), Tab.of("Journal", "/trust/entries"), Tab.of("Receipts to clear", "/trust/clearing"),
            Tab.of("Charges and interest", "/trust/own-money"));

    @Override
    public List<NavItem> items() {
        return List.of(NavItem.of(Department.FINANCE, "Client money", "/trust").order(20).chord("g c").permission(Permission.TRUST_VIEW.permission()));
    }

    @Override
    public List<QuickAdd> quickAdds() {
        return List.of(QuickAdd.of("Client money received", "/trust/receipts/new").order(40).key("r").permission(Permission.TRUST_RECEIVE.permission()),
                QuickAdd.of("Client money paid out", "/trust/disbursements/new").order(41).key("d").permission(Permission.TRUST_DISBURSE.permission()));
    }
}
