package org.chancery.finance.banking.matching;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How far apart the day in the books and the day at the bank may lie. Units: days. */
final class Window {

    /** A deposit is credited within days; a payment may wait for its presentation for months. */
    private static final int DEPOSIT = 14;
    private static final int PAYMENT = 200;
    /** The books may lag the bank over a long weekend. */
    private static final int BOOK_LATE = 5;
    /** Entries paid in or drawn together lie close. */
    private static final int TOGETHER = 10;

    private Window() {}

    static boolean fits(BankSide line, BookSide entry) {
        return within(line.date(), entry.date(), entry.minor() > 0 ? DEPOSIT : PAYMENT);
    }

    static boolean together(BankSide line, BookSide entry) {
        return within(line.date(), entry.date(), TOGETHER);
    }

    private static boolean within(LocalDate bank, LocalDate book, int most) {
        long after = ChronoUnit.DAYS.between(book, bank);
        return after >= -BOOK_LATE && after <= most;
    }

    static long apart(BankSide line, BookSide entry) {
        return Math.abs(ChronoUnit.DAYS.between(entry.date(), line.date()));
    }

    static String inWords(BankSide line, BookSide entry) {
        long days = apart(line, entry);
        return days == 0 ? "same day" : days == 1 ? "one day apart" : days + " days apart";
    }
}
