package org.chancery.finance.billing;

/** What becomes of a line when its pre-bill is issued. */
public enum Disposition {

    /** It is billed. */
    BILL("On this bill"),
    /** It stays unbilled, for a later bill. */
    HOLD("Held back"),
    /** It was taken off: its work is free for another pre-bill at once. */
    REMOVED("Taken off"),
    /** Another line has its time and value, and is billed for both. */
    MERGED("Merged");

    private final String title;

    Disposition(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
