package org.chancery.finance.banking.matching;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chancery.finance.banking.PostingRef;
import org.chancery.finance.banking.matching.Proposal.Kind;
import org.chancery.finance.ledger.EntryId;

/** What one side took back by itself, and the other never saw. */
final class Reversals {

    private static final Pattern SAYS_SO = Pattern.compile("(?i)\\b(revers|correct|return|refund|adjust|error|storno|cancel)");
    private static final int DAYS = 45;

    private Reversals() {}

    /** A cheque voided before it was presented, with its void. */
    static void ofEntries(Waiting waiting) {
        Map<PostingRef, BookSide> byId = waiting.entries().stream().collect(Collectors.toMap(BookSide::id, entry -> entry));
        for (BookSide reversal : waiting.entries()) {
            EntryId reversed = reversal.reverses();
            BookSide original = reversed == null ? null : byId.get(new PostingRef(reversed, reversal.id().line()));
            if (original != null && original.minor() == -reversal.minor()) {
                waiting.propose(Kind.VOID, List.of(), List.of(original, reversal), "voided before the bank saw it", true);
            }
        }
    }

    /** A mistake of the bank with its correction: two lines that cancel out, of which one says so. A person decides. */
    static void ofLines(Waiting waiting) {
        for (BankSide line : waiting.lines()) {
            if (line.minor() == 0 || !waiting.waits(line)) {
                continue;
            }
            waiting.lines(other -> other.minor() == -line.minor() && !other.date().isBefore(line.date()) && !other.date().isAfter(line.date().plusDays(DAYS))
                            && (SAYS_SO.matcher(other.description()).find() || SAYS_SO.matcher(line.description()).find()))
                    .stream().findFirst()
                    .ifPresent(other -> waiting.propose(Kind.BANK, List.of(line, other), List.of(), "the bank's entry and its correction", false));
        }
    }
}
