package org.chancery.finance.banking.matching;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a line's text tells of an entry: its number, and names. */
final class Texts {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NOT_TELLING = Pattern.compile("[^\\p{L}\\p{N}]");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=.)");
    private static final Pattern DIGITS = Pattern.compile("\\d{2,}");
    private static final int SHORTEST_NUMBER = 2;
    private static final int SHORTEST_NAME = 3;
    /** Words that half of all payees carry tell nobody from another. */
    private static final Set<String> COMMON = Set.of("THE", "AND", "LLC", "LLP", "INC", "LTD", "CORP", "COMPANY", "BANK", "COUNTY", "CITY", "STATE", "TRUST", "ESTATE",
            "CHECK", "CHEQUE", "DEPOSIT", "PAYMENT", "TRANSFER", "WIRE", "CARD");

    private Texts() {}

    /** Whether the line carries the entry's number. */
    static boolean sameNumber(BankSide line, BookSide entry) {
        String number = plain(entry.reference());
        if (number.length() < SHORTEST_NUMBER) {
            return false;
        }
        String told = line.reference();
        return told != null && plain(told).equals(number) || words(line.description()).contains(number);
    }

    /** Whether both carry a number of figures alone, and not the same one: two cheques, however alike. */
    static boolean otherNumber(BankSide line, BookSide entry) {
        String told = line.reference();
        return told != null && DIGITS.matcher(plain(told)).matches() && DIGITS.matcher(plain(entry.reference())).matches() && !sameNumber(line, entry);
    }

    /** How many words of the party's name the line carries. */
    static int sharedNames(BankSide line, BookSide entry) {
        Set<String> said = words(line.description());
        return (int) words(entry.party()).stream().filter(word -> word.length() >= SHORTEST_NAME && !COMMON.contains(word) && said.contains(word)).count();
    }

    private static Set<String> words(String text) {
        return Arrays.stream(BETWEEN_WORDS.split(text.toUpperCase(Locale.ROOT))).map(Texts::withoutZeros).collect(Collectors.toSet());
    }

    private static String plain(String number) {
        return withoutZeros(NOT_TELLING.matcher(number.toUpperCase(Locale.ROOT)).replaceAll(""));
    }

    private static String withoutZeros(String number) {
        return LEADING_ZEROS.matcher(number).replaceFirst("");
    }
}
