package org.chancery.finance.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.chancery.shared.Moneys;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of accounts. */
@Component
class AccountStore {

    /** An account to be added. */
    record NewRow(AccountId id, String code, String name, AccountType type, @Nullable AccountRole role, @Nullable CurrencyUnit currency, boolean trust) {}

    private static final String SELECT = "select id, code, name, type, role, currency, trust, active from finance.account";

    private final JdbcClient jdbc;

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(List<NewRow> rows) {
        jdbc.sql("""
                insert into finance.account (id, code, name, type, role, currency, trust)
                select * from unnest(cast(:ids as uuid[]), cast(:codes as text[]), cast(:names as text[]), cast(:types as text[]),
                                     cast(:roles as text[]), cast(:currencies as char(3)[]), cast(:trusts as boolean[]))""")
                .param("ids", column(rows, row -> row.id().toString())).param("codes", column(rows, NewRow::code)).param("names", column(rows, NewRow::name))
                .param("types", column(rows, row -> row.type().name())).param("roles", column(rows, row -> row.role() == null ? null : row.role().name()))
                .param("currencies", column(rows, row -> row.currency() == null ? null : row.currency().getCode()))
                .param("trusts", column(rows, row -> String.valueOf(row.trust())))
                .update();
    }

    private static @Nullable String[] column(List<NewRow> rows, Function<NewRow, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    void update(AccountId id, String code, String name, boolean active) {
        jdbc.sql("update finance.account set code = :code, name = :name, active = :active where id = :id")
                .param("id", id.value()).param("code", code).param("name", name).param("active", active).update();
    }

    /** Gives an account another name, if it still has the former one. */
    void rename(String code, String before, String after) {
        jdbc.sql("update finance.account set name = :after where code = :code and name = :before")
                .param("code", code).param("before", before).param("after", after).update();
    }

    Optional<AccountView> find(AccountId id) {
        return jdbc.sql(SELECT + " where id = :id").param("id", id.value()).query(AccountStore::view).optional();
    }

    Optional<AccountView> playing(AccountRole role) {
        return jdbc.sql(SELECT + " where role = :role").param("role", role.name()).query(AccountStore::view).optional();
    }

    List<AccountView> all() {
        return jdbc.sql(SELECT + " order by code").query(AccountStore::view).list();
    }

    /** A free code that begins with this: 1010, 1020 … of {@code 10}, then those between, then longer ones. */
    String nextCode(String prefix) {
        return jdbc.sql("""
                select c.code
                from (select 1 as choice, n, :prefix || n as code from generate_series(10, 90, 10) n
                      union all
                      select 2, n, :prefix || lpad(cast(n as text), 2, '0') from generate_series(1, 99) n
                      union all
                      select 3, n, :prefix || lpad(cast(n as text), 3, '0') from generate_series(1, 999) n) c
                where not exists (select from finance.account a where a.code = c.code)
                order by c.choice, c.n limit 1""")
                .param("prefix", prefix).query(String.class).single();
    }

    /** An account's balances at the end of a day, one per currency, debits above zero. */
    List<Money> balances(AccountId id, LocalDate asOf) {
        return jdbc.sql("select currency, balance_minor from finance.account_balances(:asOf) where account_id = :id order by currency")
                .param("asOf", asOf).param("id", id.value())
                .query((row, n) -> Moneys.ofMinor(row.getString("currency"), row.getLong("balance_minor"))).list();
    }

    private static AccountView view(ResultSet row, int number) throws SQLException {
        String role = row.getString("role");
        String currency = row.getString("currency");
        return new AccountView(new AccountId(row.getObject("id", UUID.class)), row.getString("code"), row.getString("name"), AccountType.valueOf(row.getString("type")),
                role == null ? null : AccountRole.valueOf(role), currency == null ? null : CurrencyUnit.of(currency), row.getBoolean("trust"), row.getBoolean("active"));
    }
}
