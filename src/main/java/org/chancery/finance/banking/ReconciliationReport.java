package org.chancery.finance.banking;

import java.time.LocalDate;
import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The report of a reconciliation: its figures, what was matched since the one before, and the list of client ledgers. Laid out line by line as the
 * North Carolina State Bar's reconciliation report.
 *
 * @param matched lines of the bank with their entries, by day
 * @param ledgers the client ledgers that hold money, as far as the reader may know of them; empty for an operating account
 */
public record ReconciliationReport(String firmName, ReconciliationView reconciliation, List<Matched> matched, List<Ledger> ledgers) {

    /**
     * A match.
     *
     * @param bank   its lines; empty for an entry that its reversal settled, or one cleared by paper
     * @param book   its entries, as far as the reader may know of them
     * @param hidden true if a wall hides an entry of it
     */
    public record Matched(MatchId id, String why, Money amount, List<Part> bank, List<Part> book, boolean hidden) {

        public LocalDate date() {
            return (bank.isEmpty() ? book : bank).getFirst().date();
        }
    }

    /** A line of the bank or an entry of the books, in one line of text. */
    public record Part(LocalDate date, String text, Money amount) {}

    /**
     * A client ledger at the day.
     *
     * @param number of the matter; null for the firm's own funds, the programme's interest, and the row of what is not shown
     */
    public record Ledger(@Nullable String number, String name, @Nullable String client, @Nullable LocalDate lastEntryOn, Money balance) {}
}
