package org.chancery.platform.web;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What has just happened, said once at the top of the next page: {@code redirect.addFlashAttribute("flash", Flash.done("Receipt 2041 recorded."))}.
 *
 * @param tone  its colour and how urgently a screen reader says it
 * @param href  where what happened can be seen or taken back; null for nowhere
 * @param label the words of that link; null with {@code href}
 */
public record Flash(Tone tone, String message, @Nullable String href, @Nullable String label) implements Serializable {

    private static final long serialVersionUID = 1;

    public static Flash done(String message) {
        return new Flash(Tone.GOOD, message, null, null);
    }

    public static Flash warning(String message) {
        return new Flash(Tone.WARN, message, null, null);
    }

    public static Flash failed(String message) {
        return new Flash(Tone.BAD, message, null, null);
    }

    /** The same message followed by a link, such as "Undo" or "Open". */
    public Flash link(String label, String href) {
        return new Flash(tone, message, href, label);
    }
}
