package org.chancery.finance.banking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chancery.finance.banking.MatchStore.NewRow;
import org.chancery.finance.banking.MatchStore.WaitingEntry;
import org.chancery.finance.ledger.EntryId;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives a line that is only at the bank its entry in the books, and matches the two in the same transaction. The entry is made by the room that owns it, by
 * its own rules and with its own permissions: client money by the room of client money, payments by that of bills, the rest by the ledger.
 */
@Service
public class LineEntries {

    private final OpenLines lines;
    private final LinePosting posting;
    private final MatchStore matches;
    private final BankingLock lock;

    LineEntries(OpenLines lines, LinePosting posting, MatchStore matches, BankingLock lock) {
        this.lines = lines;
        this.posting = posting;
        this.matches = matches;
        this.lock = lock;
    }

    /** A line with what it may be. */
    @Requires(Permission.BANKING_RECONCILE)
    @Transactional(readOnly = true)
    public Optional<OpenLine> find(LineId id) {
        return lines.find(id);
    }

    /**
     * Records what a line is. Refused: {@code not-found}, {@code line-matched}, {@code kind-unfit} (field {@code kind}), {@code date-after-line} and
     * {@code period-reconciled} (field {@code date}), and whatever the owning room refuses, at the same fields.
     */
    @Requires(Permission.BANKING_RECONCILE)
    @Transactional
    public Outcome<RecordedLine> record(LineId id, LineEntry entry) {
        OpenLine found = lines.find(id).orElse(null);
        if (found == null) {
            return Outcome.refused("not-found", "There is no such line.");
        }
        lock.take(found.bankAccountId());
        OpenLine line = lines.find(id).orElseThrow();
        LocalDate date = Objects.requireNonNullElse(entry.date(), line.countsOn());
        List<Refusal> refusals = refusals(line, entry, date);
        return refusals.isEmpty() ? posting.post(line, date, entry).map(made -> match(line, made)) : Outcome.refused(refusals);
    }

    private List<Refusal> refusals(OpenLine line, LineEntry entry, LocalDate date) {
        List<Refusal> refusals = new ArrayList<>();
        LineEntryKind kind = LineEntryKind.of(entry);
        if (line.matched()) {
            refusals.add(Refusal.of("line-matched", "This line has its entry already."));
        } else if (line.amount().isZero()) {
            refusals.add(Refusal.of("line-empty", "A line of nothing moves no money and needs no entry."));
        } else if (!kind.fits(line.trust(), line.in())) {
            refusals.add(Refusal.at("kind", "kind-unfit", unfit(kind, line)));
        }
        LocalDate through = lines.reconciledThrough(line.bankAccountId());
        if (date.isAfter(line.countsOn())) {
            refusals.add(Refusal.at("date", "date-after-line", "The bank had it on " + line.countsOn() + "; the books have it that day or before."));
        } else if (through != null && !date.isAfter(through)) {
            refusals.add(Refusal.at("date", "period-reconciled", "This account is reconciled through " + through + "; what came later is dated after that."));
        }
        return refusals;
    }

    private static String unfit(LineEntryKind kind, OpenLine line) {
        return switch (kind) {
            case BANK_FEE -> "The bank gave this money and did not take it. Void the charge that it gives back, under Client money, and match the two.";
            case CLIENT_RECEIPT -> line.trust() ? "This line is money that went out." : "This is an operating account; client money is kept in a trust account.";
            case INTEREST -> line.trust() ? "Interest comes in; this line went out." : "Interest on the firm's own money is an entry to an account of the books: choose Something else.";
            case BILL_PAYMENT -> line.trust() ? "A bill is paid into an operating account, or from client money by a transfer." : "This line is money that went out.";
            case OTHER -> "A trust account moves only with receipts, payments and transfers of client money.";
        };
    }

    private RecordedLine match(OpenLine line, EntryId made) {
        List<PostingRef> postings = matches.named(line.bankAccountId(), made.value(), null).stream().map(WaitingEntry::side).map(side -> side.id()).toList();
        var row = new NewRow(MatchId.next(), line.bankAccountId(), "HAND", "recorded from the line", null, List.of(line.id().value()), postings);
        matches.insert(List.of(row));
        return new RecordedLine(line.id(), made, row.id(), line.amount());
    }
}
