package org.chancery.practice.matters;

/** For whom a party stands. */
public enum PartySide {
    OURS("Our side"),
    THEIRS("Other side"),
    NEUTRAL("Neither side");

    private final String word;

    PartySide(String word) {
        this.word = word;
    }

    /** As it is read on a page. */
    public String word() {
        return word;
    }
}
