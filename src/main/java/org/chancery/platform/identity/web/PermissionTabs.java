package org.chancery.platform.identity.web;

import java.util.ArrayList;
import java.util.List;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Emergencies;
import org.chancery.platform.identity.Emergency;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.PermissionChanges;
import org.chancery.platform.web.Department;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.NavItem;
import org.chancery.platform.web.NavigationSource;
import org.chancery.platform.web.PageBanner;
import org.chancery.platform.web.Show;
import org.chancery.platform.web.Tab;
import org.springframework.stereotype.Component;

/** The pages on who may do what, beside each other; their place in the rail with what waits there; and on every page the emergency that is open. */
@Component
class PermissionTabs implements NavigationSource, PageBanner {

    private final PermissionChanges changes;
    private final Emergencies emergencies;

    PermissionTabs(PermissionChanges changes, Emergencies emergencies) {
        this.changes = changes;
        this.emergencies = emergencies;
    }

    /** Who sets roles or reads the history sees all of it; who may only open emergency access sees that. */
    @Override
    public List<NavItem> items() {
        NavItem all = NavItem.of(Department.FIRM, "Permissions", "/permissions").order(11).count(() -> changes.waitingForMe() + emergencies.waitingForMe());
        if (may(Permission.AUDIT_VIEW)) {
            return List.of(all.permission(Permission.AUDIT_VIEW.permission()));
        }
        return List.of(may(Permission.PEOPLE_MANAGE) ? all.permission(Permission.PEOPLE_MANAGE.permission())
                : NavItem.of(Department.FIRM, "Emergency access", EmergencyPages.HOME).order(11).permission(Permission.ACCESS_BREAK_GLASS.permission()));
    }

    private static boolean may(Permission permission) {
        return Actors.find().map(actor -> actor.may(permission)).orElse(false);
    }

    List<Tab> tabs() {
        List<Tab> tabs = new ArrayList<>();
        if (may(Permission.AUDIT_VIEW) || may(Permission.PEOPLE_MANAGE)) {
            tabs.add(Tab.of("Who may do what", "/permissions"));
            tabs.add(Tab.of("Roles", "/permissions/roles"));
            tabs.add(counted("Changes", ChangePages.HOME, changes.waitingForMe()));
        }
        tabs.add(counted("Emergency access", EmergencyPages.HOME, emergencies.waitingForMe()));
        return tabs;
    }

    private static Tab counted(String label, String href, int count) {
        return count == 0 ? Tab.of(label, href) : Tab.of(label, href, count);
    }

    @Override
    public List<Flash> banners() {
        return Actors.find().filter(actor -> actor.kind() == Actor.Kind.PERSON).map(actor -> emergencies.open().stream().map(each -> banner(each, actor)).toList()).orElse(List.of());
    }

    private static Flash banner(Emergency emergency, Actor me) {
        boolean mine = emergency.user().equals(me.id());
        String until = " until " + Show.instant(emergency.endsAt()) + ": " + String.join(", ", emergency.titles()) + ". ";
        return Flash.failed((mine ? "You have emergency access" : emergency.userName() + " has emergency access") + until + (mine ? "All that you do is looked over." : ""))
                .link(mine ? "End it" : "See it", EmergencyPages.HOME + "/" + emergency.id());
    }
}
