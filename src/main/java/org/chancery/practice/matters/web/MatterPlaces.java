package org.chancery.practice.matters.web;

import java.util.List;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.web.Department;
import org.chancery.platform.web.NavItem;
import org.chancery.platform.web.NavigationSource;
import org.chancery.platform.web.PaletteSource;
import org.chancery.platform.web.QuickAdd;
import org.chancery.platform.web.QuickAddSource;
import org.chancery.practice.matters.Matters;
import org.chancery.practice.matters.WallAttempts;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Where matters are found from any page: the rail, "+ New" and the palette. */
@Component
@Order(10)
class MatterPlaces implements NavigationSource, QuickAddSource, PaletteSource {

    private final Matters matters;
    private final WallAttempts attempts;

    MatterPlaces(Matters matters, WallAttempts attempts) {
        this.matters = matters;
        this.attempts = attempts;
    }

    @Override
    public List<NavItem> items() {
        return List.of(NavItem.of(Department.PRACTICE, "Matters", "/matters").order(10).chord("g m").permission(Permission.MATTERS_VIEW.permission()),
                NavItem.of(Department.PRACTICE, "Walls", "/walls").order(90).permission(Permission.WALLS_MANAGE.permission()).count(attempts::open));
    }

    @Override
    public List<QuickAdd> quickAdds() {
        return List.of(QuickAdd.of("Matter", "/matters/new").order(20).key("m").permission(Permission.MATTERS_EDIT.permission()));
    }

    @Override
    public List<Hit> find(String q, int limit) {
        return !Actors.current().may(Permission.MATTERS_VIEW) ? List.of()
                : matters.search(q, limit).stream().map(matter -> new Hit("Matters", matter.name(), matter.number() + " · " + matter.clientName(), matter.href())).toList();
    }
}
