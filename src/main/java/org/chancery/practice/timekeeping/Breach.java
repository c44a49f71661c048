package org.chancery.practice.timekeeping;

import java.util.UUID;
import org.chancery.shared.Refusal;

/**
 * Work that goes against what its client demands.
 *
 * @param work    whose {@link CheckedWork#id}
 * @param rule    what it goes against
 * @param title   of the kind of rule: {@code Block billing}
 * @param refuses whether it keeps the work from being submitted and billed; else it is only said
 * @param field   of the form of time or expenses that would mend it
 * @param message what is wrong, in a sentence with the figures
 * @param source  the client's document and clause, with its words
 */
public record Breach(UUID work, UUID rule, String title, boolean refuses, String field, String message, String source) {

    /** What is wrong, and who says so. */
    public String inWords() {
        return message + " " + source;
    }

    Refusal refusal() {
        return Refusal.at(field, "guideline", inWords());
    }
}
