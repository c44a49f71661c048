package org.chancery.finance.ebilling.web;

import java.util.List;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.web.Department;
import org.chancery.platform.web.NavItem;
import org.chancery.platform.web.NavigationSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Where e-bills are found from any page. */
@Component
@Order(31)
class EBillPlaces implements NavigationSource {

    @Override
    public List<NavItem> items() {
        return List.of(NavItem.of(Department.FINANCE, "E-bills", "/ebills").order(13).permission(Permission.BILLING_VIEW.permission()));
    }
}
