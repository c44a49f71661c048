package org.chancery.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * A figure of the strip at the head of a page: {@code Figure.of("Receivable", Show.money(due)).note("31 days late", Tone.BAD).href("/matters/…/bills")}.
 *
 * @param note a line below it; null for none
 * @param tone the colour of the note, {@link Tone#PLAIN} for plain text
 * @param href the rows it is made of; null if it has none
 */
public record Figure(String label, String value, @Nullable String note, Tone tone, @Nullable String href) {

    public static Figure of(String label, String value) {
        return new Figure(label, value, null, Tone.PLAIN, null);
    }

    public Figure note(String note) {
        return new Figure(label, value, note, Tone.PLAIN, href);
    }

    public Figure note(String note, Tone tone) {
        return new Figure(label, value, note, tone, href);
    }

    public Figure href(String href) {
        return new Figure(label, value, note, tone, href);
    }
}
