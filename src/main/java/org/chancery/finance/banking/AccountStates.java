package org.chancery.finance.banking;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.BankAccountKind;
import org.chancery.finance.ledger.BankAccountView;
import org.chancery.finance.ledger.BankAccounts;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.firm.Jurisdictions;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Row;
import org.joda.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the firm's bank accounts stand: what the books say, how far the bank's word reaches, and when they last agreed. */
@Service
public class AccountStates {

    private static final String SELECT = """
            select (select max(s.to_day) from finance.bank_statement s where s.bank_account_id = b.id) as last_statement, finance.reconciled_through(b.id) as reconciled_to,
                   (select r.id from finance.reconciliation r where r.bank_account_id = b.id and r.status = 'DRAFT' order by r.statement_date limit 1) as draft,
                   (select count(*) from finance.open_lines(b.id, :today) o where o.error_id is null and not o.before_book) as waiting
            from finance.bank_account b where b.id = :id""";

    /** No rule binds the firm's own money; a month and the days in which the statement comes. */
    private static final Period OWN_MONEY = Period.ofDays(35);

    private final BankAccounts accounts;
    private final Firms firms;
    private final Jurisdictions jurisdictions;
    private final JdbcClient jdbc;

    AccountStates(BankAccounts accounts, Firms firms, Jurisdictions jurisdictions, JdbcClient jdbc) {
        this.jurisdictions = jurisdictions;
        this.accounts = accounts;
        this.firms = firms;
        this.jdbc = jdbc;
    }

    /** All accounts, closed ones last. */
    @Requires(Permission.BANKING_VIEW)
    @Transactional(readOnly = true)
    public List<AccountState> all() {
        LocalDate today = firms.today();
        Period clientMoney = clientMoney();
        Map<UUID, Long> books = books(today);
        return accounts.all().stream().map(account -> state(account, today, clientMoney, books)).toList();
    }

    @Requires(Permission.BANKING_VIEW)
    @Transactional(readOnly = true)
    public Optional<AccountState> find(BankAccountId id) {
        LocalDate today = firms.today();
        Period clientMoney = clientMoney();
        Map<UUID, Long> books = books(today);
        return accounts.find(id).map(account -> state(account, today, clientMoney, books));
    }

    /** Every account's balance in the books in minor units: they are summed once, not once for each bank account. */
    private Map<UUID, Long> books(LocalDate today) {
        Map<UUID, Long> books = new HashMap<>();
        jdbc.sql("select account_id, balance_minor from finance.account_balances(:today)").param("today", today)
                .query(row -> {
                    books.merge(row.getObject("account_id", UUID.class), row.getLong("balance_minor"), Long::sum);
                });
        return books;
    }

    /** How long after one reconciled day the next reconciliation of client money is made. */
    private Period clientMoney() {
        return jurisdictions.current().clientMoney().nextWithin();
    }

    private AccountState state(BankAccountView account, LocalDate today, Period clientMoney, Map<UUID, Long> books) {
        Money book = Money.ofMinor(account.currency(), books.getOrDefault(account.accountId().value(), 0L));
        Period within = account.kind() == BankAccountKind.TRUST ? clientMoney : OWN_MONEY;
        return jdbc.sql(SELECT).param("id", account.id().value()).param("today", today).query(Row.mapping(row -> {
            LocalDate reconciled = row.dateOrNull("reconciled_to");
            LocalDate nextBy = reconciled == null ? null : reconciled.plus(within);
            return new AccountState(account, book, row.dateOrNull("last_statement"), reconciled,
                    reconciled == null ? null : Math.toIntExact(ChronoUnit.DAYS.between(reconciled, today)),
                    nextBy, nextBy != null && nextBy.isBefore(today), row.idOrNull("draft", ReconciliationId::new), row.number("waiting"));
        })).single();
    }
}
