package org.chancery.finance.ledger;

import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.shared.Moneys;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The firm's bank accounts, each an account of the books with the bank's details. */
@Service
public class BankAccounts {

    private static final String SELECT = """
            select id, name, kind, currency, account_id, bank_name, number, routing, own_funds_limit_minor, active from finance.bank_account""";

    private final JdbcClient jdbc;
    private final AccountStore accounts;
    private final LedgerSettings settings;
    private final ApplicationEventPublisher events;

    BankAccounts(JdbcClient jdbc, AccountStore accounts, LedgerSettings settings, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.settings = settings;
        this.events = events;
    }

    /** What may change of a bank account; its kind and currency never do. */
    public record BankAccountChange(String name, String bankName, String number, String routing, Money ownFundsLimit, boolean active) {}

    /** Opens a bank account and its account in the books. Refused: {@code required}, {@code too-long}, {@code bank-account-name} (taken). */
    @Requires(Permission.BANK_ACCOUNTS_EDIT)
    @Transactional
    public Outcome<BankAccountView> open(NewBankAccount asked) {
        List<Refusal> refusals = refusals(asked.name(), asked.bankName(), asked.number(), asked.routing());
        Money limit = asked.ownFundsLimit() == null ? defaultLimit(asked) : asked.ownFundsLimit();
        if (!limit.getCurrencyUnit().equals(asked.currency()) || limit.isNegative()) {
            refusals.add(Refusal.at("ownFundsLimit", "amount-invalid", "The limit is an amount of zero or more in the account's currency."));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        BankAccountId id = BankAccountId.next();
        AccountId account = AccountId.next();
        boolean trust = asked.kind() == BankAccountKind.TRUST;
        accounts.insert(List.of(new AccountStore.NewRow(account, accounts.nextCode(trust ? "11" : "10"), asked.name().strip(), AccountType.ASSET, null,
                asked.currency(), trust)));
        insert(id, account, asked, trust ? limit : Money.zero(asked.currency()));
        events.publishEvent(new BankAccountOpened(id, asked.name().strip(), asked.kind()));
        return Outcome.done(find(id).orElseThrow());
    }

    private Money defaultLimit(NewBankAccount asked) {
        return Money.of(asked.currency(), settings.ownFundsLimit(), RoundingMode.DOWN);
    }

    private void insert(BankAccountId id, AccountId account, NewBankAccount asked, Money limit) {
        jdbc.sql("""
                insert into finance.bank_account (id, name, kind, currency, account_id, bank_name, number, routing, own_funds_limit_minor)
                values (:id, :name, :kind, :currency, :account, :bankName, :number, :routing, :limit)""")
                .param("id", id.value()).param("name", asked.name().strip()).param("kind", asked.kind().name()).param("currency", asked.currency().getCode())
                .param("account", account.value()).param("bankName", text(asked.bankName())).param("number", text(asked.number()))
                .param("routing", text(asked.routing())).param("limit", Moneys.minor(limit)).update();
    }

    /** Changes a bank account's details. Refused as {@link #open}, and {@code bank-account-in-use} when one that holds money is closed. */
    @Requires(Permission.BANK_ACCOUNTS_EDIT)
    @Transactional
    public Outcome<BankAccountView> change(BankAccountId id, BankAccountChange change) {
        BankAccountView before = find(id).orElse(null);
        if (before == null) {
            return Outcome.refused("not-found", "There is no such bank account.");
        }
        List<Refusal> refusals = refusals(change.name(), change.bankName(), change.number(), change.routing());
        if (before.active() && !change.active() && accounts.balances(before.accountId(), java.time.LocalDate.of(2199, 12, 31)).stream().anyMatch(b -> !b.isZero())) {
            refusals.add(Refusal.at("active", "bank-account-in-use", "The account still holds money; bring it to zero first."));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        update(before, change);
        return Outcome.done(find(id).orElseThrow());
    }

    private void update(BankAccountView before, BankAccountChange change) {
        jdbc.sql("""
                update finance.bank_account
                set name = :name, bank_name = :bankName, number = :number, routing = :routing, own_funds_limit_minor = :limit, active = :active
                where id = :id""")
                .param("id", before.id().value()).param("name", change.name().strip()).param("bankName", text(change.bankName())).param("number", text(change.number()))
                .param("routing", text(change.routing())).param("limit", before.trust() ? Moneys.minor(change.ownFundsLimit()) : 0L).param("active", change.active())
                .update();
        AccountView account = accounts.find(before.accountId()).orElseThrow();
        accounts.update(account.id(), account.code(), change.name().strip(), change.active());
    }

    private static List<Refusal> refusals(String name, @Nullable String bankName, @Nullable String number, @Nullable String routing) {
        List<Refusal> refusals = new ArrayList<>();
        if (name.isBlank()) {
            refusals.add(Refusal.required("name"));
        }
        tooLong("name", name, 100, refusals);
        tooLong("bankName", bankName, 100, refusals);
        tooLong("number", number, 40, refusals);
        tooLong("routing", routing, 40, refusals);
        return refusals;
    }

    private static void tooLong(String field, @Nullable String value, int most, List<Refusal> refusals) {
        if (text(value).length() > most) {
            refusals.add(Refusal.at(field, "too-long", "At most " + most + " characters."));
        }
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "").strip();
    }

    /** All bank accounts, closed ones last. */
    @Requires({Permission.BANKING_VIEW, Permission.TRUST_VIEW, Permission.LEDGER_VIEW, Permission.PAYMENTS_RECORD})
    @Transactional(readOnly = true)
    public List<BankAccountView> all() {
        return jdbc.sql(SELECT + " order by not active, kind, name").query(BankAccounts::view).list();
    }

    /** Those of a kind that are in use, by name. */
    @Transactional(readOnly = true)
    public List<BankAccountView> inUse(BankAccountKind kind) {
        return jdbc.sql(SELECT + " where active and kind = :kind order by name").param("kind", kind.name()).query(BankAccounts::view).list();
    }

    /** A bank account as other rooms check it; a permission is not asked for. */
    @Transactional(readOnly = true)
    public Optional<BankAccountView> find(BankAccountId id) {
        return jdbc.sql(SELECT + " where id = :id").param("id", id.value()).query(BankAccounts::view).optional();
    }

    private static BankAccountView view(ResultSet row, int number) throws SQLException {
        String currency = row.getString("currency");
        return new BankAccountView(new BankAccountId(row.getObject("id", UUID.class)), row.getString("name"), BankAccountKind.valueOf(row.getString("kind")),
                CurrencyUnit.of(currency), new AccountId(row.getObject("account_id", UUID.class)), row.getString("bank_name"), row.getString("number"),
                row.getString("routing"), Moneys.ofMinor(currency, row.getLong("own_funds_limit_minor")), row.getBoolean("active"));
    }
}
