package org.chancery.platform.letterhead;

import java.util.Set;
import org.chancery.platform.firm.FirmView;

/**
 * The sheet that a document of the firm is printed on.
 *
 * @param firm     the name at its head
 * @param language tag of the firm's language
 * @param letter   the paper of the United States and its neighbours; A4 otherwise
 */
public record Paper(String firm, Letterhead letterhead, String language, boolean letter) {

    private static final Set<String> LETTER_COUNTRIES = Set.of("US", "CA", "MX", "PH");

    static Paper of(FirmView firm, String name, Letterhead letterhead) {
        return new Paper(name, letterhead, firm.locale().toLanguageTag(), LETTER_COUNTRIES.contains(firm.locale().getCountry()));
    }

    /** The line at the foot of every page. */
    public String foot() {
        return letterhead.foot(firm);
    }
}
