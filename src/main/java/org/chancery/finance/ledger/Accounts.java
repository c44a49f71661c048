package org.chancery.finance.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The chart of accounts. */
@Service
public class Accounts {

    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.-]{0,19}");

    private final AccountStore store;

    Accounts(AccountStore store) {
        this.store = store;
    }

    /**
     * An account to be added.
     *
     * @param currency the only one of its postings; null for any
     */
    public record NewAccount(String code, String name, AccountType type, @Nullable CurrencyUnit currency) {}

    /** What may change of an account. */
    public record AccountChange(String code, String name, boolean active) {}

    /** Adds an ordinary account. Refused: {@code account-code} (not a code, or taken). */
    @Requires(Permission.LEDGER_POST)
    @Transactional
    public Outcome<AccountView> add(NewAccount account) {
        List<Refusal> refusals = refusals(account.code(), account.name());
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        AccountId id = AccountId.next();
        store.insert(List.of(new AccountStore.NewRow(id, account.code().strip(), account.name().strip(), account.type(), null, account.currency(), false)));
        return Outcome.done(store.find(id).orElseThrow());
    }

    /** Renames, renumbers, retires or revives an account. One that plays a role, or still holds a balance, is not retired. */
    @Requires(Permission.LEDGER_POST)
    @Transactional
    public Outcome<AccountView> change(AccountId id, AccountChange change) {
        AccountView account = store.find(id).orElse(null);
        if (account == null) {
            return Outcome.refused("not-found", "There is no such account.");
        }
        List<Refusal> refusals = refusals(change.code(), change.name());
        if (account.active() && !change.active() && (account.role() != null || store.balances(id, LocalDate.of(2199, 12, 31)).stream().anyMatch(b -> !b.isZero()))) {
            refusals.add(Refusal.at("active", "account-in-use", account.role() != null ? "The program posts to this account; it stays in use."
                    : "The account holds a balance; bring it to zero first."));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.update(id, change.code().strip(), change.name().strip(), change.active());
        return Outcome.done(store.find(id).orElseThrow());
    }

    private static List<Refusal> refusals(String code, String name) {
        List<Refusal> refusals = new ArrayList<>();
        if (!CODE.matcher(code.strip()).matches()) {
            refusals.add(Refusal.at("code", "account-code", "A code has 1 to 20 letters, digits, points and hyphens."));
        }
        if (name.isBlank() || name.strip().length() > 100) {
            refusals.add(name.isBlank() ? Refusal.required("name") : Refusal.at("name", "too-long", "A name has at most 100 characters."));
        }
        return refusals;
    }

    @Requires(Permission.LEDGER_VIEW)
    @Transactional(readOnly = true)
    public List<AccountView> all() {
        return store.all();
    }

    @Requires(Permission.LEDGER_VIEW)
    @Transactional(readOnly = true)
    public Optional<AccountView> find(AccountId id) {
        return store.find(id);
    }

    /** The account of a role, which every firm has. */
    @Transactional(readOnly = true)
    public AccountView playing(AccountRole role) {
        return store.playing(role).orElseThrow(() -> new IllegalStateException("no account plays " + role));
    }

    /** An account's balances at the end of a day, one per currency, debits above zero; whole, whatever walls hide. */
    @Requires(Permission.LEDGER_VIEW)
    @Transactional(readOnly = true)
    public List<Money> balances(AccountId id, LocalDate asOf) {
        return store.balances(id, asOf);
    }
}
