package org.chancery.practice.guidelines;

/**
 * Something that a kind of rule must be told.
 *
 * @param label  as a form shows it
 * @param hint   how it is written, or what it does
 * @param needed whether it may be left out
 */
public record Parameter(String name, String label, Type type, String hint, boolean needed) {

    /** How it is written, always as text: a whole number, a sum such as {@code 450.00}, a day as {@code 2026-01-31}, {@code true}, entries between commas, ids of people between commas. */
    public enum Type { NUMBER, SUM, DAY, YES_NO, WORDS, PEOPLE, CURRENCY }

    static Parameter number(String name, String label, String hint) {
        return new Parameter(name, label, Type.NUMBER, hint, true);
    }

    static Parameter sum(String name, String label) {
        return new Parameter(name, label, Type.SUM, "", true);
    }

    static Parameter currency() {
        return new Parameter("currency", "Currency", Type.CURRENCY, "of the matters it holds for", true);
    }

    static Parameter words(String name, String label, String hint) {
        return new Parameter(name, label, Type.WORDS, hint, false);
    }
}
