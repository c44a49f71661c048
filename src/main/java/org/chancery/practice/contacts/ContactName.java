package org.chancery.practice.contacts;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a contact is called now. Texts are never null; an empty one means there is none. */
public sealed interface ContactName {

    ContactKind kind();

    /** As lists and choices show it: {@code Maria Ortiz}, without prefix and suffix; {@code Halden Trust Ltd}. */
    String display();

    /** A person; at least one of the given and the family name is there. */
    record OfPerson(String prefix, String givenName, String familyName, String suffix) implements ContactName {

        public OfPerson {
            prefix = prefix.strip();
            givenName = givenName.strip();
            familyName = familyName.strip();
            suffix = suffix.strip();
        }

        @Override
        public ContactKind kind() {
            return ContactKind.PERSON;
        }

        @Override
        public String display() {
            return Stream.of(givenName, familyName).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
        }
    }

    /** A company, a court, an authority, a trust. */
    record OfOrganisation(String name) implements ContactName {

        public OfOrganisation {
            name = name.strip();
        }

        @Override
        public ContactKind kind() {
            return ContactKind.ORGANISATION;
        }

        @Override
        public String display() {
            return name;
        }
    }
}
