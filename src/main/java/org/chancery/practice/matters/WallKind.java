package org.chancery.practice.matters;

/** Whom a wall keeps from a matter. */
public enum WallKind {
    /** The people it names. */
    EXCLUSIONARY("Exclusionary", "Keeps out the people it names"),
    /** Everybody but the people it names. */
    INCLUSIONARY("Inclusionary", "Lets in only the people it names");

    private final String word;
    private final String meaning;

    WallKind(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    /** As it is read on a page. */
    public String word() {
        return word;
    }

    /** What it does, in words. */
    public String meaning() {
        return meaning;
    }
}
