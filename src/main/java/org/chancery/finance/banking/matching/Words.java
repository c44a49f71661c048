package org.chancery.finance.banking.matching;

import java.util.List;
import java.util.Locale;

/** Small numbers and kinds of entries as people say them. */
final class Words {

    private static final List<String> NUMBERS = List.of("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

    private Words() {}

    static String count(int number) {
        return number < NUMBERS.size() ? NUMBERS.get(number) : Integer.toString(number);
    }

    /** {@code two card receipts}, {@code three payments}: the instrument only where all share it. */
    static String several(List<BookSide> entries) {
        List<String> instruments = entries.stream().map(entry -> entry.instrument().toLowerCase(Locale.ROOT)).distinct().toList();
        String instrument = instruments.size() == 1 && !instruments.getFirst().isEmpty() ? instruments.getFirst() + " " : "";
        return count(entries.size()) + " " + instrument + (entries.getFirst().minor() > 0 ? "receipts" : "payments");
    }
}
