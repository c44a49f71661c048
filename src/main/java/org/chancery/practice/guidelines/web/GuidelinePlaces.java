package org.chancery.practice.guidelines.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.web.Department;
import org.chancery.platform.web.NavItem;
import org.chancery.platform.web.NavigationSource;
import org.chancery.practice.contacts.ContactPanel;
import org.chancery.practice.contacts.ContactView;
import org.chancery.practice.guidelines.Guideline;
import org.chancery.practice.guidelines.Guidelines;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Where guidelines are found: in the rail, and on the page of the client whose they are. */
@Component
@Order(35)
class GuidelinePlaces implements NavigationSource, ContactPanel {

    private final Guidelines guidelines;
    private final Firms firms;

    GuidelinePlaces(Guidelines guidelines, Firms firms) {
        this.guidelines = guidelines;
        this.firms = firms;
    }

    @Override
    public List<NavItem> items() {
        return List.of(NavItem.of(Department.PRACTICE, "Guidelines", "/guidelines").order(45).permission(Permission.TIME_RECORD.permission()));
    }

    @Override
    public Optional<View> view(ContactView contact) {
        if (!Actors.current().may(Permission.RATES_EDIT) && !Actors.current().may(Permission.TIME_RECORD) && !Actors.current().may(Permission.BILLING_VIEW)) {
            return Optional.empty();
        }
        List<Guideline> holding = guidelines.of(contact.id()).stream().filter(rule -> rule.through() == null || !rule.through().isBefore(firms.today())).toList();
        return Optional.of(new View("practice/guidelines/card.jte", Map.of("rules", holding)));
    }
}
