package org.chancery.finance.banking.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What waits on both sides, in a fixed order, and the proposals so far. */
final class Waiting {

    private final Set<BankSide> lines = new LinkedHashSet<>();
    private final Set<BookSide> entries = new LinkedHashSet<>();
    private final List<Proposal> proposals = new ArrayList<>();

    Waiting(List<BankSide> lines, List<BookSide> entries) {
        lines.stream().sorted(Comparator.comparing(BankSide::date).thenComparing(BankSide::id)).forEach(this.lines::add);
        entries.stream().sorted(Comparator.comparing(BookSide::date).thenComparing(BookSide::id)).forEach(this.entries::add);
    }

    List<BankSide> lines() {
        return List.copyOf(lines);
    }

    List<BankSide> lines(Predicate<BankSide> which) {
        return lines.stream().filter(which).toList();
    }

    boolean waits(BankSide line) {
        return lines.contains(line);
    }

    List<BookSide> entries() {
        return List.copyOf(entries);
    }

    List<BookSide> entries(Predicate<BookSide> which) {
        return entries.stream().filter(which).toList();
    }

    /** Both sides wait no longer, be it certain or a person's to decide. */
    void propose(Proposal.Kind kind, List<BankSide> itsLines, List<BookSide> itsEntries, String why, boolean certain) {
        itsLines.forEach(lines::remove);
        itsEntries.forEach(entries::remove);
        proposals.add(new Proposal(kind, itsLines.stream().map(BankSide::id).toList(), itsEntries.stream().map(BookSide::id).toList(), why, certain));
    }

    List<Proposal> proposals() {
        return List.copyOf(proposals);
    }
}
