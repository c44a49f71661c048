package org.chancery.finance.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.Matters;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Entries that a bookkeeper makes by hand, and takes back. What bills, payments and client money move is left to them. */
@Service
public class ManualEntries {

    private static final String MANUAL = "MANUAL";
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);
    private static final Money NOTHING = Money.zero(org.joda.money.CurrencyUnit.USD);

    /** Accounts whose balance is that of documents: an entry by hand would set the two apart. */
    private static final Set<AccountRole> OF_DOCUMENTS = Set.of(AccountRole.ACCOUNTS_RECEIVABLE, AccountRole.UNAPPLIED_RECEIPTS, AccountRole.TRUST_LIABILITY);

    private final Ledger ledger;
    private final EntryStore entries;
    private final AccountStore accounts;
    private final Matters matters;
    private final ApplicationEventPublisher events;

    ManualEntries(Ledger ledger, EntryStore entries, AccountStore accounts, Matters matters, ApplicationEventPublisher events) {
        this.ledger = ledger;
        this.entries = entries;
        this.accounts = accounts;
        this.matters = matters;
        this.events = events;
    }

    /**
     * Posts an entry. Refused at its fields ({@code postings[0].debit}): {@code required}, {@code debit-or-credit}, {@code account-guarded}, and
     * as {@link Ledger#post}.
     */
    @Requires(Permission.LEDGER_POST)
    @Transactional
    public Outcome<EntryView> post(ManualEntry entry) {
        List<Refusal> refusals = refusals(entry);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        Set<MatterId> touched = entry.postings().stream().map(ManualEntry.Line::matterId).filter(Objects::nonNull).collect(Collectors.toSet());
        MatterId matter = touched.size() == 1 ? touched.iterator().next() : null;
        List<NewPosting> postings = entry.postings().stream().map(ManualEntries::posting).toList();
        return ledger.post(new NewEntry(entry.date(), MANUAL, entry.description().strip(), null, matter, postings)).map(id -> {
            EntryView posted = entries.find(id).orElseThrow();
            events.publishEvent(new EntryPosted(id, posted.number(), matter));
            return posted;
        });
    }

    /** Takes an entry that was made by hand back. Refused: {@code of-a-document} for any other, and as {@link Ledger#reverse}. */
    @Requires(Permission.LEDGER_POST)
    @Transactional
    public Outcome<EntryView> reverse(EntryId id, LocalDate date, String reason) {
        EntryView original = entries.find(id).orElse(null);
        if (original == null) {
            return Outcome.refused("not-found", "There is no such entry.");
        }
        List<Refusal> refusals = new ArrayList<>();
        text("reason", reason, 400, refusals);
        date(date, refusals);
        if (!original.manual()) {
            refusals.add(Refusal.of("of-a-document", "This entry comes from a document; void or reverse that, and the books follow."));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        return ledger.reverse(id, date, "Reversal of " + original.number() + ": " + reason.strip(), null).map(reversal -> {
            EntryView posted = entries.find(reversal).orElseThrow();
            events.publishEvent(new EntryReversed(id, reversal, original.number(), original.matterId()));
            return posted;
        });
    }

    private List<Refusal> refusals(ManualEntry entry) {
        List<Refusal> refusals = new ArrayList<>();
        text("description", entry.description(), 500, refusals);
        date(entry.date(), refusals);
        var known = matters.refs(entry.postings().stream().map(ManualEntry.Line::matterId).filter(Objects::nonNull).toList());
        var chart = accounts.all().stream().collect(Collectors.toMap(AccountView::id, account -> account));
        IntStream.range(0, entry.postings().size()).forEach(n -> {
            ManualEntry.Line line = entry.postings().get(n);
            String at = "postings[" + n + "].";
            account(at, chart.get(line.accountId()), refusals);
            amount(at, line, refusals);
            if (line.matterId() != null && !known.containsKey(line.matterId())) {
                refusals.add(Refusal.at(at + "matterId", "matter-unknown", "There is no such matter."));
            }
            if (line.memo() != null && line.memo().length() > 500) {
                refusals.add(Refusal.at(at + "memo", "too-long", "At most 500 characters."));
            }
        });
        return refusals;
    }

    private static void account(String at, @Nullable AccountView account, List<Refusal> refusals) {
        if (account == null) {
            refusals.add(Refusal.at(at + "accountId", "account-unknown", "There is no such account."));
        } else if (account.trust() || (account.role() != null && OF_DOCUMENTS.contains(account.role()))) {
            refusals.add(Refusal.at(at + "accountId", account.trust() ? "trust-account-guarded" : "account-guarded",
                    account.label() + " moves only with " + (account.trust() ? "receipts, payments and transfers of client money." : "bills and payments.")));
        } else if (!account.active()) {
            refusals.add(Refusal.at(at + "accountId", "account-inactive", account.label() + " is no longer in use."));
        }
    }

    private static void amount(String at, ManualEntry.Line line, List<Refusal> refusals) {
        Money given = Objects.requireNonNullElse(line.debit(), Objects.requireNonNullElse(line.credit(), NOTHING));
        if ((line.debit() == null) == (line.credit() == null)) {
            refusals.add(Refusal.at(at + "debit", "debit-or-credit", "A line has a debit or a credit."));
        } else if (!given.isPositive()) {
            refusals.add(Refusal.at(at + (line.debit() != null ? "debit" : "credit"), "amount-not-positive", "The amount is above zero."));
        } else if (given.getAmount().precision() - given.getAmount().scale() > 13) {
            refusals.add(Refusal.at(at + (line.debit() != null ? "debit" : "credit"), "amount-too-large", "The amount is larger than this program keeps."));
        }
    }

    private static NewPosting posting(ManualEntry.Line line) {
        Money amount = line.debit() != null ? line.debit() : Objects.requireNonNull(line.credit()).negated();
        return new NewPosting(line.accountId(), amount, line.matterId(), line.memo() == null ? "" : line.memo().strip());
    }

    private static void text(String field, String value, int most, List<Refusal> refusals) {
        if (value.isBlank()) {
            refusals.add(Refusal.required(field));
        } else if (value.strip().length() > most) {
            refusals.add(Refusal.at(field, "too-long", "At most " + most + " characters."));
        }
    }

    private static void date(LocalDate date, List<Refusal> refusals) {
        if (date.isBefore(FIRST_DAY) || date.isAfter(LAST_DAY)) {
            refusals.add(Refusal.at("date", "date-out-of-range", "The date lies between 1900 and 2199."));
        }
    }
}
