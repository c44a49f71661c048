package org.chancery.finance.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The firm's journal. Entries are only ever added; a correction is a reversing entry. Rooms post here in their own transactions and
 * have asked for their own permissions; a person's entries by hand go through {@link ManualEntries}.
 */
@Service
public class Ledger {

    private final EntryStore store;

    Ledger(EntryStore store) {
        this.store = store;
    }

    /**
     * Posts an entry. Refused: {@code entry-unbalanced}, {@code period-closed} (field {@code date}), {@code account-inactive},
     * {@code account-currency}; at the commit {@code trust-account-guarded} if it moves client money without an entry of client money.
     */
    @Transactional
    public Outcome<EntryId> post(NewEntry entry) {
        return balanced(entry.postings()).map(balanced -> {
            EntryId id = EntryId.next();
            store.insert(id, entry);
            return id;
        });
    }

    /** Posts many entries in one go, all or none, in the order given; each is refused as {@link #post} refuses it. */
    @Transactional
    public Outcome<List<EntryId>> postAll(List<NewEntry> entries) {
        for (NewEntry entry : entries) {
            if (balanced(entry.postings()) instanceof Outcome.Refused<List<NewPosting>>(var refusals)) {
                return Outcome.refused(refusals);
            }
        }
        return Outcome.done(entries.isEmpty() ? List.of() : store.insertAll(entries));
    }

    /**
     * Takes an entry back by its mirror image. Refused: {@code already-reversed}, {@code reversal-too-early} (field {@code date}),
     * {@code reversal-of-reversal}, {@code period-closed}.
     *
     * @param source the document that causes it; null if by hand
     */
    @Transactional
    public Outcome<EntryId> reverse(EntryId original, LocalDate date, String description, @Nullable EntrySource source) {
        EntryId id = EntryId.next();
        store.reverse(id, original, date, description, source);
        return Outcome.done(id);
    }

    @Requires({Permission.LEDGER_VIEW, Permission.BILLING_VIEW, Permission.TRUST_VIEW})
    @Transactional(readOnly = true)
    public Optional<EntryView> find(EntryId id) {
        return store.find(id);
    }

    /** The entries that come from a document, oldest first. */
    @Requires({Permission.LEDGER_VIEW, Permission.BILLING_VIEW, Permission.TRUST_VIEW})
    @Transactional(readOnly = true)
    public List<EntryView> ofSource(UUID document) {
        return store.ofSource(document);
    }

    private static Outcome<List<NewPosting>> balanced(List<NewPosting> postings) {
        if (postings.size() < 2) {
            return Outcome.refused(Refusal.at("postings", "entry-unbalanced", "An entry has two postings or more."));
        }
        var totals = postings.stream().map(NewPosting::amount).collect(Collectors.groupingBy(Money::getCurrencyUnit, Collectors.reducing(Money::plus)));
        for (CurrencyUnit currency : totals.keySet()) {
            Money off = totals.get(currency).orElseThrow();
            if (!off.isZero()) {
                return Outcome.refused(Refusal.at("postings", "entry-unbalanced", "Debits and credits differ by " + off.abs() + "."));
            }
        }
        return Outcome.done(postings);
    }
}
