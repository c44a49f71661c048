package org.chancery.finance.banking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.chancery.finance.banking.MatchStore.NewRow;
import org.chancery.finance.banking.MatchStore.WaitingEntry;
import org.chancery.finance.banking.ReconciliationStore.Head;
import org.chancery.finance.banking.matching.BankSide;
import org.chancery.finance.banking.matching.BookSide;
import org.chancery.finance.banking.matching.Matching;
import org.chancery.finance.banking.matching.Proposal;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.shared.Moneys;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Matching lines of the bank with entries of the books: by itself where nothing else fits, otherwise by a person. */
@Service
public class Matches {

    private static final int MOST_WHY = 300;

    private final ReconciliationStore reconciliations;
    private final MatchStore store;
    private final BankingLock lock;

    Matches(ReconciliationStore reconciliations, MatchStore store, BankingLock lock) {
        this.reconciliations = reconciliations;
        this.store = store;
        this.lock = lock;
    }

    /** Makes the matches that are beyond doubt, up to the reconciliation's day, and proposes the others. Refused: {@code not-found}, {@code reconciliation-approved}. */
    @Requires(Permission.BANKING_RECONCILE)
    @Transactional
    public Outcome<AutoMatched> autoMatch(ReconciliationId id) {
        return draft(id).map(head -> {
            lock.take(head.account());
            Found found = find(head);
            List<NewRow> rows = found.proposals.stream().filter(Proposal::certain).map(proposal -> found.row(head, proposal)).toList();
            confirm(rows, found.entries);
            store.insert(rows);
            return new AutoMatched(rows.stream().map(row -> found.view(head, row)).toList(), found.proposed(head));
        });
    }

    /** What may belong together and waits for a person, without changing anything; empty for an approved reconciliation. */
    @Requires(Permission.BANKING_VIEW)
    @Transactional(readOnly = true)
    public List<MatchView> proposals(ReconciliationId id) {
        return switch (draft(id)) {
            case Outcome.Refused<Head> _ -> List.of();
            case Outcome.Done<Head>(var head) -> {
                Found found = find(head);
                yield found.proposals.stream().map(proposal -> found.view(head, proposal)).toList();
            }
        };
    }

    /**
     * Makes a match by hand. Refused: {@code match-unequal}, {@code match-empty}, {@code line-matched}, {@code entry-matched}, {@code statement-covers} and
     * {@code cleared-before-entry} (field {@code clearedOn}), {@code reconciliation-approved}, {@code not-found}.
     */
    @Requires(Permission.BANKING_RECONCILE)
    @Transactional
    public Outcome<MatchView> match(ReconciliationId id, NewMatch asked) {
        return draft(id).flatMap(head -> {
            lock.take(head.account());
            List<BankSide> lines = store.lines(head.account(), asked.lines());
            List<WaitingEntry> entries = new ArrayList<>();
            for (String name : asked.entries()) {
                List<WaitingEntry> named = named(head, name);
                if (named.isEmpty()) {
                    return Outcome.refusedAt("entryIds", "not-found", "No entry of this account: " + name);
                }
                named.stream().filter(entry -> !entries.contains(entry)).forEach(entries::add);
            }
            if (lines.size() != asked.lines().size()) {
                return Outcome.refusedAt("lineIds", "not-found", "One of these is no line of this account.");
            }
            Refusal wrong = wrong(lines, entries, asked.clearedOn(), head.statement().getCurrencyUnit());
            return wrong != null ? Outcome.refused(wrong) : keep(head, lines, entries, asked.clearedOn());
        });
    }

    private List<WaitingEntry> named(Head head, String name) {
        String[] parts = name.strip().split("/", 2);
        try {
            return store.named(head.account(), UUID.fromString(parts[0]), parts.length == 1 ? null : Integer.valueOf(parts[1]));
        } catch (IllegalArgumentException notAnId) {
            return List.of();
        }
    }

    private static @Nullable Refusal wrong(List<BankSide> lines, List<WaitingEntry> entries, @Nullable LocalDate clearedOn, CurrencyUnit currency) {
        if (lines.size() + entries.size() < (clearedOn == null ? 2 : 1)) {
            return Refusal.of("match-empty", "Choose lines of the bank and entries of the books that are the same money.");
        }
        if (clearedOn != null) {
            return lines.isEmpty() ? null : Refusal.at("clearedOn", "match-cleared", "A day of clearing is for entries without a line of the bank.");
        }
        long bank = lines.stream().mapToLong(BankSide::minor).sum();
        long book = entries.stream().mapToLong(entry -> entry.side().minor()).sum();
        return bank == book ? null : Refusal.at("entryIds", "match-unequal", "The bank's side is " + Money.ofMinor(currency, bank) + ", the book's "
                + Money.ofMinor(currency, book) + ": " + Money.ofMinor(currency, bank - book) + " apart.");
    }

    private Outcome<MatchView> keep(Head head, List<BankSide> lines, List<WaitingEntry> entries, @Nullable LocalDate clearedOn) {
        Map<PostingRef, WaitingEntry> byId = new HashMap<>();
        entries.forEach(entry -> byId.put(entry.side().id(), entry));
        var row = new NewRow(MatchId.next(), head.account(), "HAND", clearedOn == null ? "by hand" : "by the bank's paper", clearedOn == null ? cleared(entries) : clearedOn,
                lines.stream().map(BankSide::id).toList(), entries.stream().map(entry -> entry.side().id()).toList());
        confirm(List.of(row), byId);
        store.insert(List.of(row));
        Money amount = Money.ofMinor(head.statement().getCurrencyUnit(), entries.isEmpty() ? 0 : entries.stream().mapToLong(entry -> entry.side().minor()).sum());
        return Outcome.done(view(row, amount));
    }

    /** Lines confirm entries that were taken as cleared: the match without lines gives way, its day stays. */
    private void confirm(List<NewRow> rows, Map<PostingRef, WaitingEntry> entries) {
        MatchId[] replaced = rows.stream().flatMap(row -> row.entries().stream()).map(entries::get).filter(Objects::nonNull).map(WaitingEntry::clearedBy)
                .filter(Objects::nonNull).distinct().toArray(MatchId[]::new);
        if (replaced.length > 0) {
            store.delete(replaced);
        }
    }

    private static @Nullable LocalDate cleared(List<WaitingEntry> entries) {
        return entries.stream().map(WaitingEntry::clearedOn).filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null);
    }

    /** Takes a match back. Refused: {@code not-found}, {@code reconciliation-approved}, {@code match-walled}. */
    @Requires(Permission.BANKING_RECONCILE)
    @Transactional
    public Outcome<MatchId> unmatch(MatchId id) {
        if (store.delete(id) == 0) {
            return Outcome.refused("not-found", "There is no such match.");
        }
        store.judge();
        return Outcome.done(id);
    }

    private Outcome<Head> draft(ReconciliationId id) {
        Head head = reconciliations.find(id).orElse(null);
        if (head == null) {
            return Outcome.refused("not-found", "There is no such reconciliation.");
        }
        return head.draft() ? Outcome.done(head) : Outcome.refused("reconciliation-approved", "This reconciliation is approved and stays as it is.");
    }

    private Found find(Head head) {
        Map<PostingRef, WaitingEntry> entries = new HashMap<>();
        store.waitingEntries(head.account(), head.date()).forEach(entry -> entries.put(entry.side().id(), entry));
        List<BankSide> lines = store.waitingLines(head.account(), head.date());
        List<BookSide> walled = store.walledEntries(head.account(), head.date());
        List<BookSide> sides = Stream.concat(entries.values().stream().map(WaitingEntry::side), walled.stream()).toList();
        List<Proposal> proposals = Matching.propose(lines, sides).stream().filter(proposal -> entries.keySet().containsAll(proposal.entries()))
                .filter(proposal -> !proposal.lines().isEmpty() || proposal.entries().stream().noneMatch(entry -> Objects.requireNonNull(entries.get(entry)).clearedBy() != null)).toList();
        Map<UUID, BankSide> byLine = new HashMap<>();
        lines.forEach(line -> byLine.put(line.id(), line));
        return new Found(byLine, entries, proposals);
    }

    private record Found(Map<UUID, BankSide> lines, Map<PostingRef, WaitingEntry> entries, List<Proposal> proposals) {

        NewRow row(Head head, Proposal proposal) {
            List<WaitingEntry> waiting = proposal.entries().stream().map(entries::get).filter(Objects::nonNull).toList();
            String why = proposal.why().length() <= MOST_WHY ? proposal.why() : proposal.why().substring(0, MOST_WHY);
            return new NewRow(MatchId.next(), head.account(), proposal.kind().name(), why, cleared(waiting), proposal.lines(), proposal.entries());
        }

        List<MatchView> proposed(Head head) {
            return proposals.stream().filter(proposal -> !proposal.certain()).map(proposal -> view(head, proposal)).toList();
        }

        MatchView view(Head head, Proposal proposal) {
            return new MatchView(null, proposal.kind().name(), proposal.why(), amount(head, proposal.lines(), proposal.entries()),
                    proposal.lines().stream().map(LineId::new).toList(), proposal.entries().stream().map(PostingRef::entryId).toList(),
                    proposal.entries().stream().map(PostingRef::toString).toList());
        }

        MatchView view(Head head, NewRow row) {
            return Matches.view(row, amount(head, row.lines(), row.entries()));
        }

        private Money amount(Head head, List<UUID> itsLines, List<PostingRef> itsEntries) {
            long minor = itsLines.isEmpty() ? itsEntries.stream().mapToLong(entry -> Objects.requireNonNull(entries.get(entry)).side().minor()).sum()
                    : itsLines.stream().mapToLong(line -> Objects.requireNonNull(lines.get(line)).minor()).sum();
            return Moneys.ofMinor(head.statement().getCurrencyUnit().getCode(), minor);
        }
    }

    private static MatchView view(NewRow row, Money amount) {
        return new MatchView(row.id(), row.kind(), row.why(), amount, row.lines().stream().map(LineId::new).toList(), row.entries().stream().map(PostingRef::entryId).toList(),
                row.entries().stream().map(PostingRef::toString).toList());
    }
}
