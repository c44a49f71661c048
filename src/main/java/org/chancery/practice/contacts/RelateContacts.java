package org.chancery.practice.contacts;

/**
 * A relation to be written down: {@code from} is the … of {@code to}.
 *
 * @param note at most 400 characters; empty for none
 */
public record RelateContacts(ContactId from, RelationKind kind, ContactId to, String note) {

    public RelateContacts {
        note = note.strip();
    }

    public static RelateContacts of(ContactId from, RelationKind kind, ContactId to) {
        return new RelateContacts(from, kind, to, "");
    }
}
