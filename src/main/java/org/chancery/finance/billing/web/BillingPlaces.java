package org.chancery.finance.billing.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chancery.finance.billing.BillingDesk;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.web.Department;
import org.chancery.platform.web.DeskPanel;
import org.chancery.platform.web.NavItem;
import org.chancery.platform.web.NavigationSource;
import org.chancery.platform.web.PaletteSource;
import org.chancery.platform.web.QuickAdd;
import org.chancery.platform.web.QuickAddSource;
import org.chancery.platform.web.Show;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Where bills are found from any page: the rail, "+ New", the palette, and the desk of who approves. */
@Component
@Order(30)
class BillingPlaces implements NavigationSource, QuickAddSource, PaletteSource, DeskPanel {

    private static final int ON_THE_DESK = 6;

    private final BillingDesk desk;

    BillingPlaces(BillingDesk desk) {
        this.desk = desk;
    }

    @Override
    public List<NavItem> items() {
        String view = Permission.BILLING_VIEW.permission();
        return List.of(NavItem.of(Department.FINANCE, "Pre-bills", "/pre-bills").order(10).chord("g p").permission(view).count(desk::count),
                NavItem.of(Department.FINANCE, "Bills", "/bills").order(12).chord("g b").permission(view),
                NavItem.of(Department.FINANCE, "Payments", "/payments").order(14).permission(view),
                NavItem.of(Department.FINANCE, "Retainers", "/retainers").order(16).permission(view));
    }

    @Override
    public List<QuickAdd> quickAdds() {
        return List.of(QuickAdd.of("Pre-bills", "/pre-bills/new").order(40).key("b").permission(Permission.BILLING_PREPARE.permission()),
                QuickAdd.of("Payment", "/payments/new").order(42).key("p").permission(Permission.PAYMENTS_RECORD.permission()));
    }

    @Override
    public List<Hit> find(String q, int limit) {
        return !Actors.current().may(Permission.BILLING_VIEW) ? List.of()
                : desk.search(q, limit).stream().map(bill -> new Hit("Bills", "Bill " + bill.number(), bill.matter() + " · " + bill.client(), "/bills/" + bill.id())).toList();
    }

    @Override
    public Optional<View> view() {
        if (!Actors.current().may(Permission.BILLING_APPROVE)) {
            return Optional.empty();
        }
        int count = desk.count();
        return count == 0 ? Optional.empty()
                : Optional.of(new View("finance/billing/desk.jte", Map.of("waiting", desk.waiting(ON_THE_DESK), "count", Show.count(count), "more", count > ON_THE_DESK)));
    }
}
