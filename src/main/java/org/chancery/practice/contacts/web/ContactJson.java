package org.chancery.practice.contacts.web;

import java.time.Instant;
import java.util.List;
import org.chancery.practice.contacts.Address;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.ContactKind;
import org.chancery.practice.contacts.ContactName;
import org.chancery.practice.contacts.ContactPoint;
import org.chancery.practice.contacts.ContactView;
import org.chancery.practice.contacts.OtherName;
import org.jspecify.annotations.Nullable;

/**
 * A contact on the API.
 *
 * @param name       as lists show it; of an organisation its name
 * @param givenName  of a person; null for an organisation, as are the family name, prefix and suffix
 * @param emails     the first is the one to use
 */
record ContactJson(ContactId id, ContactKind kind, String name, @Nullable String givenName, @Nullable String familyName, @Nullable String prefix,
        @Nullable String suffix, String jobTitle, List<String> emails, List<String> phones, List<String> web, List<Address> addresses,
        List<OtherName> otherNames, String taxNumber, String remarks, boolean archived, int version, Instant createdAt) {

    static ContactJson of(ContactView contact) {
        var details = contact.details();
        ContactName.OfPerson person = details.name() instanceof ContactName.OfPerson it ? it : null;
        return new ContactJson(contact.id(), contact.kind(), contact.name(), person == null ? null : person.givenName(), person == null ? null : person.familyName(),
                person == null ? null : person.prefix(), person == null ? null : person.suffix(), details.jobTitle(),
                values(contact, ContactPoint.Kind.EMAIL), values(contact, ContactPoint.Kind.PHONE), values(contact, ContactPoint.Kind.WEB),
                details.addresses(), details.otherNames(), details.taxNumber(), details.remarks(), contact.archived(), contact.version(), contact.createdAt());
    }

    private static List<String> values(ContactView contact, ContactPoint.Kind kind) {
        return contact.details().points().stream().filter(point -> point.kind() == kind).map(ContactPoint::value).toList();
    }
}
