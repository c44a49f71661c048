package org.chancery.finance.banking.matching;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chancery.finance.banking.matching.Proposal.Kind;

/** One line, one entry. */
final class OneToOne {

    private record DayAndAmount(LocalDate day, long minor) {}

    private OneToOne() {}

    /** The number of the instrument and the amount agree, and no other line or entry has both. */
    static void byNumber(Waiting waiting) {
        Map<Long, List<BookSide>> byAmount = waiting.entries().stream().collect(Collectors.groupingBy(BookSide::minor));
        Map<BankSide, List<BookSide>> fits = new LinkedHashMap<>();
        for (BankSide line : waiting.lines()) {
            List<BookSide> same = byAmount.getOrDefault(line.minor(), List.of()).stream().filter(entry -> Texts.sameNumber(line, entry) && Window.fits(line, entry)).toList();
            if (!same.isEmpty()) {
                fits.put(line, same);
            }
        }
        Map<BookSide, Long> claims = fits.values().stream().flatMap(List::stream).collect(Collectors.groupingBy(entry -> entry, Collectors.counting()));
        fits.forEach((line, same) -> {
            if (same.size() == 1 && claims.getOrDefault(same.getFirst(), 0L) == 1) {
                waiting.propose(Kind.NUMBER, List.of(line), same, "number and amount", true);
            }
        });
    }

    /** As many lines as entries of one amount on one day: where there are several, they are alike, and which goes with which changes no figure of any day. */
    static void bySameDay(Waiting waiting) {
        Map<DayAndAmount, List<BookSide>> entries = waiting.entries().stream().collect(Collectors.groupingBy(entry -> new DayAndAmount(entry.date(), entry.minor())));
        Map<DayAndAmount, List<BankSide>> lines = waiting.lines().stream()
                .collect(Collectors.groupingBy(line -> new DayAndAmount(line.date(), line.minor()), LinkedHashMap::new, Collectors.toList()));
        lines.forEach((day, alike) -> {
            List<BookSide> same = entries.getOrDefault(day, List.of());
            if (same.size() == alike.size()) {
                pair(waiting, alike, same);
            }
        });
    }

    private static void pair(Waiting waiting, List<BankSide> lines, List<BookSide> entries) {
        List<BookSide> left = new ArrayList<>(entries);
        for (BankSide line : lines) {
            BookSide best = left.stream().max(Comparator.comparing((BookSide entry) -> Texts.otherNumber(line, entry) ? 0 : 1)
                    .thenComparing(entry -> Texts.sharedNames(line, entry)).thenComparing(BookSide::id, Comparator.reverseOrder())).orElseThrow();
            left.remove(best);
            boolean otherNumber = Texts.otherNumber(line, best);
            String why = otherNumber ? "amount and day, but another number"
                    : Texts.sharedNames(line, best) > 0 ? "amount, day and name" : lines.size() == 1 ? "amount, same day" : Words.count(lines.size()) + " alike on one day";
            waiting.propose(Kind.AMOUNT, List.of(line), List.of(best), why, !otherNumber);
        }
    }

    /** One amount within days: certain if nothing else fits either side, or only one shares the name; a person's to decide otherwise. */
    static void byAmount(Waiting waiting) {
        for (BankSide line : waiting.lines()) {
            List<BookSide> fits = fitting(waiting, line);
            if (fits.size() == 1 && rivals(waiting, fits.getFirst()).size() == 1) {
                boolean named = Texts.sharedNames(line, fits.getFirst()) > 0;
                waiting.propose(Kind.AMOUNT, List.of(line), fits, (named ? "amount and name, " : "amount, ") + Window.inWords(line, fits.getFirst()), true);
            }
        }
        for (BankSide line : waiting.lines()) {
            List<BookSide> named = fitting(waiting, line).stream().filter(entry -> Texts.sharedNames(line, entry) > 0).toList();
            if (named.size() == 1 && rivals(waiting, named.getFirst()).stream().filter(rival -> Texts.sharedNames(rival, named.getFirst()) > 0).count() == 1) {
                waiting.propose(Kind.AMOUNT, List.of(line), named, "amount and name, " + Window.inWords(line, named.getFirst()), true);
            }
        }
        for (BankSide line : waiting.lines()) {
            List<BookSide> fits = fitting(waiting, line);
            fits.stream().min(Comparator.comparingLong((BookSide entry) -> Window.apart(line, entry)).thenComparing(BookSide::id)).ifPresent(nearest -> waiting.propose(
                    Kind.AMOUNT, List.of(line), List.of(nearest), "amount, " + Window.inWords(line, nearest) + "; " + others(fits.size(), rivals(waiting, nearest).size()), false));
        }
    }

    private static List<BookSide> fitting(Waiting waiting, BankSide line) {
        return waiting.entries(entry -> entry.minor() == line.minor() && Window.fits(line, entry) && !Texts.otherNumber(line, entry));
    }

    private static List<BankSide> rivals(Waiting waiting, BookSide entry) {
        return waiting.lines(line -> line.minor() == entry.minor() && Window.fits(line, entry) && !Texts.otherNumber(line, entry));
    }

    private static String others(int entries, int lines) {
        return entries > 1 ? Words.count(entries) + " entries would fit" : Words.count(lines) + " lines would fit";
    }
}
