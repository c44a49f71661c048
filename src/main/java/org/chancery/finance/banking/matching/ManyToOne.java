package org.chancery.finance.banking.matching;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chancery.finance.banking.matching.Proposal.Kind;

/** Receipts paid in together are one line at the bank; a payment may pass through it in parts. */
final class ManyToOne {

    private static final int MOST_CANDIDATES = 24;
    /** A sum found among more candidates than this may be chance, so a person decides. */
    private static final int SURE_CANDIDATES = 12;
    private static final int MOST_SEARCHES = 500;

    private ManyToOne() {}

    static void entriesInOneLine(Waiting waiting) {
        for (BankSide line : waiting.lines().stream().limit(MOST_SEARCHES).toList()) {
            List<BookSide> near = waiting.entries(entry -> sameSign(entry.minor(), line.minor()) && Math.abs(entry.minor()) < Math.abs(line.minor()) && Window.together(line, entry));
            List<BookSide> day = wholeDay(near, line);
            if (!day.isEmpty()) {
                waiting.propose(Kind.SEVERAL, List.of(line), day, Words.several(day) + ", one " + (line.minor() > 0 ? "deposit" : "debit"), true);
                continue;
            }
            List<BookSide> nearest = near.stream().sorted(Comparator.comparingLong((BookSide entry) -> Window.apart(line, entry)).thenComparing(BookSide::id))
                    .limit(MOST_CANDIDATES).toList();
            Sums.Found<BookSide> found = Sums.of(nearest, BookSide::minor, line.minor());
            if (!found.members().isEmpty()) {
                boolean sure = found.only() && near.size() <= SURE_CANDIDATES;
                waiting.propose(Kind.SEVERAL, List.of(line), found.members(), Words.several(found.members()) + ", one " + (line.minor() > 0 ? "deposit" : "debit")
                        + (sure ? "" : "; others would fit"), sure);
            }
        }
    }

    /** All entries of one day and one instrument, or all of one day, if they make up the line and those of no other day do. */
    private static List<BookSide> wholeDay(List<BookSide> near, BankSide line) {
        Map<LocalDate, List<BookSide>> days = near.stream().collect(Collectors.groupingBy(BookSide::date, TreeMap::new, Collectors.toList()));
        List<List<BookSide>> whole = days.values().stream().flatMap(day -> groups(day).stream()).filter(group -> group.size() > 1 && sum(group) == line.minor()).toList();
        return whole.size() == 1 ? whole.getFirst() : List.of();
    }

    private static List<List<BookSide>> groups(List<BookSide> day) {
        var byInstrument = day.stream().collect(Collectors.groupingBy(BookSide::instrument, TreeMap::new, Collectors.toList()));
        return byInstrument.size() == 1 ? List.of(day) : java.util.stream.Stream.concat(byInstrument.values().stream(), java.util.stream.Stream.of(day)).toList();
    }

    private static long sum(List<BookSide> entries) {
        return entries.stream().mapToLong(BookSide::minor).sum();
    }

    static void linesOfOneEntry(Waiting waiting) {
        for (BookSide entry : waiting.entries().stream().limit(MOST_SEARCHES).toList()) {
            List<BankSide> near = waiting.lines(line -> sameSign(entry.minor(), line.minor()) && Math.abs(line.minor()) < Math.abs(entry.minor()) && Window.together(line, entry));
            Sums.Found<BankSide> found = Sums.of(near.stream().limit(MOST_CANDIDATES).toList(), BankSide::minor, entry.minor());
            if (!found.members().isEmpty()) {
                boolean sure = found.only() && near.size() <= SURE_CANDIDATES;
                waiting.propose(Kind.PARTS, found.members(), List.of(entry), "one " + (entry.minor() > 0 ? "receipt" : "payment") + " in " + Words.count(found.members().size())
                        + " parts" + (sure ? "" : "; others would fit"), sure);
            }
        }
    }

    private static boolean sameSign(long one, long other) {
        return Long.signum(one) == Long.signum(other);
    }
}
