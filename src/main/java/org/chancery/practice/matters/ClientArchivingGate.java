package org.chancery.practice.matters;

import java.util.List;
import org.chancery.practice.contacts.ContactArchivingGate;
import org.chancery.practice.contacts.ContactView;
import org.chancery.shared.Refusal;
import org.springframework.stereotype.Component;

/** A client is not archived while the firm still works for it. */
@Component
class ClientArchivingGate implements ContactArchivingGate {

    private final MatterStore store;

    ClientArchivingGate(MatterStore store) {
        this.store = store;
    }

    @Override
    public List<Refusal> objections(ContactView contact) {
        return store.anyLiveOf(contact.id())
                ? List.of(Refusal.of("contact-in-use", contact.name() + " is the client of a matter that is not closed."))
                : List.of();
    }
}
