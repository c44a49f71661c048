package org.chancery.practice.contacts.web;

import java.util.List;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.web.Department;
import org.chancery.platform.web.NavItem;
import org.chancery.platform.web.NavigationSource;
import org.chancery.platform.web.PaletteSource;
import org.chancery.platform.web.QuickAdd;
import org.chancery.platform.web.QuickAddSource;
import org.chancery.practice.contacts.ContactRef;
import org.chancery.practice.contacts.Contacts;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Where contacts are found from any page: the rail, "+ New" and the palette. */
@Component
@Order(20)
class ContactPlaces implements NavigationSource, QuickAddSource, PaletteSource {

    private final Contacts contacts;

    ContactPlaces(Contacts contacts) {
        this.contacts = contacts;
    }

    @Override
    public List<NavItem> items() {
        return List.of(NavItem.of(Department.PRACTICE, "Contacts", "/contacts").order(20).chord("g c").permission(Permission.CONTACTS_VIEW.permission()));
    }

    @Override
    public List<QuickAdd> quickAdds() {
        return List.of(QuickAdd.of("Contact", "/contacts/new").order(30).key("c").permission(Permission.CONTACTS_EDIT.permission()));
    }

    @Override
    public List<Hit> find(String q, int limit) {
        return !Actors.current().may(Permission.CONTACTS_VIEW) ? List.of() : contacts.search(q, limit).stream().map(ContactPlaces::hit).toList();
    }

    private static Hit hit(ContactRef contact) {
        return new Hit("Contacts", contact.name(), contact.email() == null ? contact.kind().word() : contact.email(), "/contacts/" + contact.id());
    }
}
