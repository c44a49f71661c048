package org.chancery.practice.contacts;

import java.util.List;
import java.util.stream.Stream;

/**
 * All that is entered about a contact. Texts are never null; an empty one means there is none.
 *
 * @param jobTitle  of a person
 * @param taxNumber VAT or tax number, as bills show it
 * @param remarks   what everybody should know, at most 4,000 characters; what was said on a day is a note
 */
public record ContactDetails(ContactName name, String jobTitle, String taxNumber, String remarks, List<ContactPoint> points,
        List<Address> addresses, List<OtherName> otherNames) {

    public ContactDetails {
        jobTitle = jobTitle.strip();
        taxNumber = taxNumber.strip();
        remarks = remarks.strip();
        points = List.copyOf(points);
        addresses = List.copyOf(addresses);
        otherNames = List.copyOf(otherNames);
    }

    public static ContactDetails of(ContactName name) {
        return new ContactDetails(name, "", "", "", List.of(), List.of(), List.of());
    }

    public static ContactDetails person(String givenName, String familyName) {
        return of(new ContactName.OfPerson("", givenName, familyName, ""));
    }

    public static ContactDetails organisation(String name) {
        return of(new ContactName.OfOrganisation(name));
    }

    /** The same with further ways to be reached. */
    public ContactDetails with(ContactPoint... more) {
        return new ContactDetails(name, jobTitle, taxNumber, remarks, added(points, more), addresses, otherNames);
    }

    /** The same with further addresses. */
    public ContactDetails with(Address... more) {
        return new ContactDetails(name, jobTitle, taxNumber, remarks, points, added(addresses, more), otherNames);
    }

    /** The same with further names. */
    public ContactDetails with(OtherName... more) {
        return new ContactDetails(name, jobTitle, taxNumber, remarks, points, addresses, added(otherNames, more));
    }

    @SafeVarargs
    private static <T> List<T> added(List<T> there, T... more) {
        return Stream.concat(there.stream(), Stream.of(more)).toList();
    }
}
