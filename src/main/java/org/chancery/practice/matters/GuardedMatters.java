package org.chancery.practice.matters;

import java.util.List;
import org.chancery.platform.identity.Permission;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.Contacts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Matters and clients, for “who can see this, and why”. */
@Configuration(proxyBeanMethods = false)
class GuardedMatters {

    @Bean
    GuardedObjects guardedMatter(Matters matters) {
        return GuardedObjects.of("matter", id -> matters.find(new MatterId(id))
                .map(matter -> Guarded.ofMatter("matter", matter.number() + " " + matter.name(), matter.href(), Permission.MATTERS_VIEW, id)));
    }

    @Bean
    GuardedObjects guardedContact(Contacts contacts) {
        return GuardedObjects.of("contact", id -> contacts.find(new ContactId(id))
                .map(contact -> new Guarded("contact", contact.name(), "/contacts/" + id, List.of(Permission.CONTACTS_VIEW), List.of(), contact.id())));
    }
}
