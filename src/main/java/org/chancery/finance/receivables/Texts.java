package org.chancery.finance.receivables;

import java.util.List;
import org.chancery.shared.Refusal;

/** What was typed, judged by its length. */
final class Texts {

    private Texts() {}

    static void check(List<Refusal> refusals, String field, String text, int longest, boolean needed) {
        String typed = text.strip();
        if (needed && typed.isEmpty()) {
            refusals.add(Refusal.required(field));
        } else if (typed.length() > longest) {
            refusals.add(Refusal.at(field, "too-long", "At most %d characters.".formatted(longest)));
        }
    }
}
