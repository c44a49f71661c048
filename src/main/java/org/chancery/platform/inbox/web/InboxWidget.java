package org.chancery.platform.inbox.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.inbox.Inbox;
import org.chancery.platform.web.Department;
import org.chancery.platform.web.HeaderWidget;
import org.chancery.platform.web.NavItem;
import org.chancery.platform.web.NavigationSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How much waits, at the top of every page and live. */
@Component
@Order(1)
class InboxWidget implements HeaderWidget, NavigationSource {

    private final Inbox inbox;

    InboxWidget(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public List<NavItem> items() {
        return List.of(NavItem.of(Department.DESK, "Inbox", "/inbox").order(10).chord("g i"));
    }

    @Override
    public Optional<View> view() {
        return Actors.find().filter(actor -> actor.kind() == Actor.Kind.PERSON).map(_ -> new View("platform/inbox/widget.jte", Map.of("count", inbox.count())));
    }
}
