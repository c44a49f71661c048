package org.chancery.practice.guidelines;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.chancery.practice.timekeeping.CheckedWork;

/**
 * What the client does not pay for, since the firm bears it itself.
 *
 * @param codes of expenses and activities
 * @param words that a narrative of such work has in it, in small letters
 */
record Overhead(Set<String> codes, Set<String> words) implements Rule {

    static final List<Parameter> PARAMETERS = List.of(Parameter.words("codes", "Codes of overhead", "of expenses and activities, between commas: E101, E103"),
            Parameter.words("words", "Words of overhead", "in a narrative, between commas: word processing, overtime"));

    static Overhead read(Given given) {
        Overhead rule = new Overhead(given.codes("codes"), given.words("words"));
        if (rule.codes.isEmpty() && rule.words.isEmpty()) {
            given.refuse("codes", "required", "Name codes or words.");
        }
        return rule;
    }

    @Override
    public String summary() {
        return "Not charged: " + String.join(", ", codes) + (codes.isEmpty() || words.isEmpty() ? "" : ", ") + String.join(", ", words);
    }

    @Override
    public Optional<Found> found(CheckedWork work, Surroundings around) {
        String code = work.isTime() ? work.activityCode() : work.expenseCode();
        if (code != null && codes.contains(code)) {
            return Found.at(work.isTime() ? "activityCode" : "code", "%s is overhead, which the client does not pay.".formatted(code));
        }
        String narrative = " " + work.narrative().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}'-]+", " ") + " ";
        return words.stream().filter(word -> narrative.contains(" " + word + " ")).findFirst()
                .flatMap(word -> Found.at("narrative", "“%s” is overhead, which the client does not pay.".formatted(word)));
    }
}
