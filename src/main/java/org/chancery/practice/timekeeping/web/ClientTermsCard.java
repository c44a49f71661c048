package org.chancery.practice.timekeeping.web;

import java.util.Map;
import java.util.Optional;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.practice.contacts.ContactPanel;
import org.chancery.practice.contacts.ContactView;
import org.chancery.practice.timekeeping.ClientTerms;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The billing terms on a contact's page, for whom they concern. */
@Component
@Order(30)
class ClientTermsCard implements ContactPanel {

    private final ClientTerms terms;

    ClientTermsCard(ClientTerms terms) {
        this.terms = terms;
    }

    @Override
    public Optional<View> view(ContactView contact) {
        boolean concerned = Actors.current().may(Permission.RATES_EDIT) || Actors.current().may(Permission.BILLING_VIEW);
        return concerned ? Optional.of(new View("practice/timekeeping/client-terms-card.jte", Map.of("terms", terms.of(contact.id())))) : Optional.empty();
    }
}
