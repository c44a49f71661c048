package org.chancery.practice.timekeeping.web;

import java.util.List;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.web.Department;
import org.chancery.platform.web.NavItem;
import org.chancery.platform.web.NavigationSource;
import org.chancery.platform.web.QuickAdd;
import org.chancery.platform.web.QuickAddSource;
import org.chancery.practice.timekeeping.Approvals;
import org.springframework.stereotype.Component;

/** Where timekeeping is found. */
@Component
class TimeNavigation implements NavigationSource, QuickAddSource {

    private final Approvals approvals;

    TimeNavigation(Approvals approvals) {
        this.approvals = approvals;
    }

    @Override
    public List<NavItem> items() {
        String records = Permission.TIME_RECORD.permission();
        return List.of(
                NavItem.of(Department.DESK, "My week", "/time/week").order(20).chord("g w").permission(records),
                NavItem.of(Department.PRACTICE, "Time", "/time").order(40).chord("g t").permission(records),
                NavItem.of(Department.PRACTICE, "Approvals", "/time/approvals").order(41).permission(Permission.TIME_APPROVE.permission()).count(approvals::waiting),
                NavItem.of(Department.PRACTICE, "Expenses", "/expenses").order(42).chord("g e").permission(records),
                NavItem.of(Department.PRACTICE, "Rates", "/rates").order(43).permission(Permission.RATES_EDIT.permission()),
                NavItem.of(Department.PRACTICE, "Codes", "/codes").order(44).permission(Permission.RATES_EDIT.permission()));
    }

    @Override
    public List<QuickAdd> quickAdds() {
        String records = Permission.TIME_RECORD.permission();
        return List.of(QuickAdd.of("Time", "/time/new").order(10).key("t").permission(records),
                QuickAdd.of("Expense", "/expenses/new").order(11).key("e").permission(records));
    }
}
