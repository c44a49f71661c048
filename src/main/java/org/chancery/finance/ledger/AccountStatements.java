package org.chancery.finance.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chancery.finance.ledger.AccountStatement.Line;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Row;
import org.chancery.practice.matters.MatterId;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Accounts as they are read: opening balance, lines with the balance after each, closing balance. */
@Service
public class AccountStatements {

    /** The most lines of one statement; a longer range is narrowed by its dates, or read as a list. */
    public static final int LINES = 1000;

    private final JdbcClient jdbc;
    private final AccountStore accounts;

    AccountStatements(JdbcClient jdbc, AccountStore accounts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    /** An account's statements, one per currency; one of zeros if it has no postings and one currency only, else none. */
    @Requires(Permission.LEDGER_VIEW)
    @Transactional(readOnly = true)
    public List<AccountStatement> of(AccountId account, LocalDate from, LocalDate to) {
        Map<CurrencyUnit, Money> opening = byCurrency(accounts.balances(account, from.minusDays(1)));
        Map<CurrencyUnit, Money> closing = byCurrency(accounts.balances(account, to));
        List<Line> lines = lines(account, from, to);
        return closing.values().stream().map(end -> {
            CurrencyUnit currency = end.getCurrencyUnit();
            return statement(from, to, opening.getOrDefault(currency, Money.zero(currency)), lines, end, lines.size() > LINES);
        }).toList();
    }

    private static Map<CurrencyUnit, Money> byCurrency(List<Money> balances) {
        return balances.stream().collect(Collectors.toMap(Money::getCurrencyUnit, balance -> balance, Money::plus, TreeMap::new));
    }

    private List<Line> lines(AccountId account, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                select p.entry_id, e.number, p.date, e.description, p.memo, p.matter_id, p.amount_minor, p.currency
                from finance.posting p
                join finance.journal_entry e on e.firm_id = p.firm_id and e.id = p.entry_id
                where p.account_id = :account and p.date between :from and :to
                order by p.date, p.entry_id, p.line limit :limit""")
                .param("account", account.value()).param("from", from).param("to", to).param("limit", LINES + 1)
                .query(Row.mapping(row -> new Line(row.id("entry_id", EntryId::new), row.text("number"), row.date("date"), row.text("description"), row.text("memo"),
                        row.idOrNull("matter_id", MatterId::new), row.money("amount"), row.money("amount")))).list();
    }

    private static AccountStatement statement(LocalDate from, LocalDate to, Money opening, List<Line> all, Money closing, boolean cut) {
        List<Line> lines = new ArrayList<>();
        Money balance = opening;
        for (Line line : cut ? all.subList(0, LINES) : all) {
            if (line.amount().getCurrencyUnit().equals(opening.getCurrencyUnit())) {
                balance = balance.plus(line.amount());
                lines.add(new Line(line.entryId(), line.number(), line.date(), line.description(), line.memo(), line.matterId(), line.amount(), balance));
            }
        }
        return new AccountStatement(from, to, opening, lines, cut ? Money.zero(opening.getCurrencyUnit()) : closing.minus(balance), closing, cut);
    }
}
