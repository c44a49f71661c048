package org.chancery.practice.contacts;

/**
 * Where a contact is reached; the first of a kind is the one to use.
 *
 * @param label what it is for ({@code work}, {@code billing}); empty for nothing
 */
public record ContactPoint(Kind kind, String label, String value) {

    /** How. */
    public enum Kind {
        EMAIL("E-mail"),
        PHONE("Phone"),
        WEB("Web");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As it is read on a page. */
        public String word() {
            return word;
        }
    }

    public ContactPoint {
        label = label.strip();
        value = value.strip();
    }

    public static ContactPoint email(String address) {
        return new ContactPoint(Kind.EMAIL, "", address);
    }

    public static ContactPoint phone(String number) {
        return new ContactPoint(Kind.PHONE, "", number);
    }

    public static ContactPoint web(String address) {
        return new ContactPoint(Kind.WEB, "", address);
    }
}
