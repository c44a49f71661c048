package org.chancery.platform.letterhead;

import java.util.ArrayList;
import java.util.List;
import org.chancery.shared.Refusal;

/** What a letterhead may be: short enough for paper, and with an address of mail that is one. */
final class LetterheadRules {

    private static final int MOST_LINES = 8;

    private final List<Refusal> refusals = new ArrayList<>();

    private LetterheadRules() {}

    static List<Refusal> refusals(Letterhead wanted) {
        var rules = new LetterheadRules();
        rules.fits("address", wanted.address(), 500, MOST_LINES);
        rules.fits("phone", wanted.phone(), 60, 1);
        rules.fits("email", wanted.email(), 254, 1);
        rules.fits("website", wanted.website(), 200, 1);
        rules.fits("taxNumber", wanted.taxNumber(), 60, 1);
        rules.fits("registration", wanted.registration(), 300, 2);
        rules.fits("bankDetails", wanted.bankDetails(), 1000, MOST_LINES);
        if (!wanted.email().isEmpty() && !wanted.email().matches("[^@\\s]+@[^@\\s]+")) {
            rules.refusals.add(Refusal.at("email", "email-malformed", "“%s” is not an e-mail address.".formatted(wanted.email())));
        }
        return rules.refusals;
    }

    private void fits(String field, String text, int characters, int lines) {
        if (text.length() > characters) {
            refusals.add(Refusal.at(field, "too-long", "At most %d characters.".formatted(characters)));
        } else if (text.lines().count() > lines) {
            refusals.add(Refusal.at(field, "too-many-lines", lines == 1 ? "One line." : "At most %d lines.".formatted(lines)));
        }
    }
}
