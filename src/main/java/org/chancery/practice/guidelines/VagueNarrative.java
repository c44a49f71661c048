package org.chancery.practice.guidelines;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.chancery.practice.timekeeping.CheckedWork;

/**
 * A narrative that does not say what was done.
 *
 * @param fewestWords of a narrative
 * @param phrases     that say nothing by themselves, in small letters: {@code attention to file}
 */
record VagueNarrative(int fewestWords, Set<String> phrases) implements Rule {

    static final List<Parameter> PARAMETERS = List.of(Parameter.number("fewestWords", "Words of a narrative", "at least, 1 to 50"),
            Parameter.words("phrases", "Phrases that say nothing", "between commas: attention to file, work on matter"));

    static VagueNarrative read(Given given) {
        return new VagueNarrative(given.number("fewestWords", 1, 50), given.words("phrases"));
    }

    @Override
    public String summary() {
        return "At least %d %s%s".formatted(fewestWords, fewestWords == 1 ? "word" : "words", phrases.isEmpty() ? "" : ", and more than “" + String.join("”, “", phrases) + "”");
    }

    @Override
    public Optional<Found> found(CheckedWork work, Surroundings around) {
        String plain = work.narrative().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}'-]+", " ").strip();
        if (phrases.contains(plain)) {
            return Found.at("narrative", "“%s” does not say what was done.".formatted(work.narrative().strip()));
        }
        long words = Arrays.stream(plain.split(" ")).filter(word -> !word.isEmpty()).count();
        return words < fewestWords ? Found.at("narrative", "The narrative has %d %s; the client wants at least %d.".formatted(words, words == 1 ? "word" : "words", fewestWords)) : Optional.empty();
    }
}
