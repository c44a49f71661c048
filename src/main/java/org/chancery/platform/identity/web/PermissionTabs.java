package org.chancery.platform.identity.web;

import java.util.List;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.PermissionChanges;
import org.chancery.platform.web.Department;
import org.chancery.platform.web.NavItem;
import org.chancery.platform.web.NavigationSource;
import org.chancery.platform.web.Tab;
import org.springframework.stereotype.Component;

/** The pages on who may do what, beside each other, and their place in the rail with what waits there. */
@Component
class PermissionTabs implements NavigationSource {

    private final PermissionChanges changes;

    PermissionTabs(PermissionChanges changes) {
        this.changes = changes;
    }

    @Override
    public List<NavItem> items() {
        boolean auditor = Actors.find().map(actor -> actor.may(Permission.AUDIT_VIEW)).orElse(false);
        return List.of(NavItem.of(Department.FIRM, "Permissions", "/permissions").order(11)
                .permission((auditor ? Permission.AUDIT_VIEW : Permission.PEOPLE_MANAGE).permission()).count(changes::waitingForMe));
    }

    List<Tab> tabs() {
        int waiting = changes.waitingForMe();
        return List.of(Tab.of("Roles", "/permissions/roles"), waiting == 0 ? Tab.of("Changes", "/permissions/changes") : Tab.of("Changes", "/permissions/changes", waiting));
    }
}
