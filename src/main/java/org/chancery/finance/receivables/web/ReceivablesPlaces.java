package org.chancery.finance.receivables.web;

import java.util.List;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.web.Department;
import org.chancery.platform.web.NavItem;
import org.chancery.platform.web.NavigationSource;
import org.springframework.stereotype.Component;

/** Where receivables are found in the rail. */
@Component
class ReceivablesPlaces implements NavigationSource {

    @Override
    public List<NavItem> items() {
        return List.of(NavItem.of(Department.FINANCE, "Receivables", "/receivables").order(15).chord("g o").permission(Permission.BILLING_VIEW.permission()));
    }
}
