package org.chancery.platform.web;

/** The colour of a word that states a status; the word itself always says it too. */
public enum Tone {
    /** Settled, as it should be. */
    GOOD("g"),
    /** Wants attention soon. */
    WARN("w"),
    /** Wrong, late or refused. */
    BAD("b"),
    /** In progress, or a fact worth marking. */
    INFO("a"),
    /** Neither: drafts, closed and cancelled things. */
    PLAIN("");

    private final String css;

    Tone(String css) {
        this.css = css;
    }

    /** The class that follows {@code tag}. */
    public String css() {
        return css;
    }
}
