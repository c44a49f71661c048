package org.chancery.practice.contacts.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.chancery.practice.contacts.Address;
import org.chancery.practice.contacts.ContactDetails;
import org.chancery.practice.contacts.ContactKind;
import org.chancery.practice.contacts.ContactName;
import org.chancery.practice.contacts.ContactName.OfOrganisation;
import org.chancery.practice.contacts.ContactName.OfPerson;
import org.chancery.practice.contacts.ContactPoint;
import org.chancery.practice.contacts.ContactView;
import org.chancery.practice.contacts.OtherName;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What the API takes of a contact. When adding, what is missing is empty; when changing, it stays as it is.
 *
 * @param kind {@code PERSON} with {@code givenName} and {@code familyName}, or {@code ORGANISATION} with {@code name}
 */
record ContactBody(@Nullable ContactKind kind, @Nullable String name, @Nullable String givenName, @Nullable String familyName, @Nullable String prefix,
        @Nullable String suffix, @Nullable String jobTitle, @Nullable List<String> emails, @Nullable List<String> phones, @Nullable List<String> web,
        @Nullable List<AddressBody> addresses, @Nullable List<OtherNameBody> otherNames, @Nullable String taxNumber, @Nullable String remarks) {

    /** A postal address; the country as two letters. */
    record AddressBody(@Nullable String label, @Nullable String street, @Nullable String city, @Nullable String region, @Nullable String postcode, String country) {

        Address address() {
            return new Address(or(label, ""), or(street, ""), or(city, ""), or(region, ""), or(postcode, ""), country);
        }
    }

    /** Another name. */
    record OtherNameBody(OtherName.Kind kind, String name, @Nullable LocalDate until) {

        OtherName otherName() {
            return new OtherName(kind, name, until);
        }
    }

    /** The details of a new contact. */
    Outcome<ContactDetails> details() {
        if (kind == null) {
            return Outcome.refused(Refusal.at("kind", "required", "Say PERSON or ORGANISATION."));
        }
        return over(ContactDetails.of(kind == ContactKind.PERSON ? new OfPerson("", "", "", "") : new OfOrganisation("")), kind);
    }

    /** The details of a contact once this has changed it. */
    Outcome<ContactDetails> over(ContactView contact) {
        return over(contact.details(), kind == null ? contact.kind() : kind);
    }

    private Outcome<ContactDetails> over(ContactDetails there, ContactKind becomes) {
        List<Refusal> misplaced = misplaced(becomes);
        if (!misplaced.isEmpty()) {
            return Outcome.refused(misplaced);
        }
        List<ContactPoint> points = new ArrayList<>();
        points.addAll(points(ContactPoint.Kind.EMAIL, emails, there.points()));
        points.addAll(points(ContactPoint.Kind.PHONE, phones, there.points()));
        points.addAll(points(ContactPoint.Kind.WEB, web, there.points()));
        return Outcome.done(new ContactDetails(name(becomes, there.name()), becomes == ContactKind.PERSON ? or(jobTitle, there.jobTitle()) : "",
                or(taxNumber, there.taxNumber()), or(remarks, there.remarks()), points,
                addresses == null ? there.addresses() : addresses.stream().map(AddressBody::address).toList(),
                otherNames == null ? there.otherNames() : otherNames.stream().map(OtherNameBody::otherName).toList()));
    }

    private List<Refusal> misplaced(ContactKind becomes) {
        List<Refusal> refusals = new ArrayList<>();
        if (becomes == ContactKind.PERSON && name != null) {
            refusals.add(Refusal.at("name", "field-of-other-kind", "A person has a givenName and a familyName; name is for organisations."));
        }
        if (becomes == ContactKind.ORGANISATION) {
            refuseGiven("givenName", givenName, refusals);
            refuseGiven("familyName", familyName, refusals);
            refuseGiven("prefix", prefix, refusals);
            refuseGiven("suffix", suffix, refusals);
            refuseGiven("jobTitle", jobTitle, refusals);
        }
        return refusals;
    }

    private static void refuseGiven(String field, @Nullable String value, List<Refusal> refusals) {
        if (value != null) {
            refusals.add(Refusal.at(field, "field-of-other-kind", "An organisation has a name; " + field + " is for persons."));
        }
    }

    private ContactName name(ContactKind becomes, ContactName there) {
        return switch (becomes) {
            case PERSON -> {
                OfPerson before = there instanceof OfPerson person ? person : new OfPerson("", "", "", "");
                yield new OfPerson(or(prefix, before.prefix()), or(givenName, before.givenName()), or(familyName, before.familyName()), or(suffix, before.suffix()));
            }
            case ORGANISATION -> new OfOrganisation(or(name, there instanceof OfOrganisation(var before) ? before : ""));
        };
    }

    /** Those that are already there keep their labels. */
    private static List<ContactPoint> points(ContactPoint.Kind kind, @Nullable List<String> given, List<ContactPoint> there) {
        List<ContactPoint> before = there.stream().filter(point -> point.kind() == kind).toList();
        return given == null ? before : given.stream()
                .map(value -> before.stream().filter(point -> point.value().equals(value.strip())).findFirst().orElseGet(() -> new ContactPoint(kind, "", value)))
                .toList();
    }

    private static String or(@Nullable String given, String otherwise) {
        return Objects.requireNonNullElse(given, otherwise);
    }
}
