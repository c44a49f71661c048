package org.chancery.platform.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chancery.shared.Refusal;
import org.springframework.stereotype.Component;

/**
 * Which passwords may be set: long ones that nobody tries first (OWASP ASVS 5.0, 6.2). No signs are asked for, none are refused, nothing is cut off, and
 * none runs out. Refused at {@code password}: {@code password-short}, {@code password-long}, {@code password-guessable}, {@code password-simple},
 * {@code password-known}.
 */
@Component
class PasswordRules {

    static final int MIN_CHARACTERS = 12;
    static final int MAX_CHARACTERS = 200;
    /** What must be left of a password beside names that everybody knows. */
    private static final int OWN_CHARACTERS = 8;
    private static final int SHORTEST_NAME = 4;
    /** A known password is known still with so many figures and signs around it. */
    private static final int TRIMMINGS = 6;
    private static final int SHORTEST_KNOWN = 6;
    private static final int FEWEST_DIFFERENT = 5;
    private static final List<String> ROWS = List.of("qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890", "abcdefghijklmnopqrstuvwxyz", "qwertzuiop", "azertyuiop", "1qaz2wsx3edc4rfv5tgb6yhn7ujm");
    private static final String LIKE_LETTERS = "4@3610!5$7+8";
    private static final String LETTERS_MEANT = "aaegioissttb";

    private final KnownPasswords known;
    private final LeakedPasswordFile leaked;

    PasswordRules(KnownPasswords known, LeakedPasswordFile leaked) {
        this.known = known;
        this.leaked = leaked;
    }

    /** @param about what everybody knows of the person: name, e-mail address, the firm's name */
    List<Refusal> refusals(String password, String... about) {
        if (password.codePointCount(0, password.length()) < MIN_CHARACTERS) {
            return refused("password-short", "A password has at least " + MIN_CHARACTERS + " characters; a few words do well.");
        }
        if (password.length() > MAX_CHARACTERS) {
            return refused("password-long", "A password has at most " + MAX_CHARACTERS + " characters.");
        }
        String plain = password.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
        if (isAbout(plain, about)) {
            return refused("password-guessable", "Your name, the firm's and Chancery's are what others try first. Take a few words that have nothing to do with you.");
        }
        if (isSimple(plain)) {
            return refused("password-simple", "Rows of keys and repetitions are tried first. Take a few words that do not belong together.");
        }
        return isKnown(password, plain) ? refused("password-known", "This password, or one much like it, has leaked elsewhere and is on the lists that thieves try first. "
                + "Take a few words that do not belong together.") : List.of();
    }

    private static List<Refusal> refused(String code, String message) {
        return List.of(Refusal.at("password", code, message));
    }

    private static boolean isAbout(String plain, String... about) {
        String rest = plain;
        List<String> names = Stream.concat(Arrays.stream(about), Stream.of("chancery")).flatMap(each -> Arrays.stream(each.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")))
                .filter(name -> name.length() >= SHORTEST_NAME).sorted(java.util.Comparator.comparing(String::length).reversed()).toList();
        for (String name : names) {
            rest = rest.replace(name, "");
        }
        return rest.length() < plain.length() && rest.replaceAll("[^\\p{L}\\p{N}]", "").length() < OWN_CHARACTERS;
    }

    /** Few different signs, the same again and again, or nothing but rows of keys. */
    private static boolean isSimple(String plain) {
        boolean few = plain.chars().distinct().count() < FEWEST_DIFFERENT;
        boolean repeated = IntStream.rangeClosed(1, plain.length() / 2).anyMatch(unit -> plain.length() - plain.length() % unit == plain.length()
                && plain.equals(plain.substring(0, unit).repeat(plain.length() / unit)));
        return few || repeated || withoutRows(plain).length() <= plain.length() / 3;
    }

    /** What is left without runs of at least four keys that lie in a row, either way. */
    private static String withoutRows(String plain) {
        StringBuilder left = new StringBuilder();
        int at = 0;
        while (at < plain.length()) {
            int run = run(plain, at);
            if (run < 4) {
                left.append(plain.charAt(at));
            }
            at += run < 4 ? 1 : run;
        }
        return left.toString();
    }

    private static int run(String plain, int from) {
        int longest = 0;
        for (String row : ROWS) {
            String back = new StringBuilder(row).reverse().toString();
            for (int to = Math.min(plain.length(), from + 2 * row.length()); to > from + longest; to--) {
                String part = plain.substring(from, to);
                if ((row + row).contains(part) || (back + back).contains(part)) {
                    longest = to - from;
                }
            }
        }
        return longest;
    }

    private boolean isKnown(String password, String plain) {
        return leaked.contains(password) || isKnownWord(plain) || isTwoKnownWords(plain);
    }

    private boolean isKnownWord(String plain) {
        String core = plain.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
        return known.contains(plain) || core.length() >= SHORTEST_KNOWN && plain.length() - core.length() <= TRIMMINGS && (known.contains(core) || known.contains(withLetters(core)));
    }

    private boolean isTwoKnownWords(String plain) {
        return IntStream.rangeClosed(SHORTEST_KNOWN, plain.length() - SHORTEST_KNOWN).anyMatch(at -> isKnownWord(plain.substring(0, at)) && isKnownWord(plain.substring(at)));
    }

    /** {@code p@ssw0rd} is {@code password}. */
    private static String withLetters(String plain) {
        return plain.chars().map(each -> LIKE_LETTERS.indexOf(each) < 0 ? each : LETTERS_MEANT.charAt(LIKE_LETTERS.indexOf(each)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
