package org.chancery.practice.guidelines;

/** What a breach of a rule does. */
public enum Severity {
    /** It is said wherever the work is seen; nothing is stopped. */
    WARN("Warns"),
    /** Drafts are kept, but the work is neither submitted, nor billed, nor put into an e-bill as it is. */
    REFUSE("Refuses");

    private final String title;

    Severity(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
