package org.chancery.practice.contacts;

/** What a contact is. */
public enum ContactKind {
    PERSON("Person"),
    ORGANISATION("Organisation");

    private final String word;

    ContactKind(String word) {
        this.word = word;
    }

    /** As it is read on a page. */
    public String word() {
        return word;
    }
}
