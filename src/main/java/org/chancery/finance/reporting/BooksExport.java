package org.chancery.finance.reporting;

import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Objects;
import java.util.LinkedHashMap;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.chancery.finance.reporting.BooksFormat.Account;
import org.chancery.finance.reporting.BooksFormat.Entry;
import org.chancery.finance.reporting.BooksFormat.Opening;
import org.chancery.finance.reporting.BooksFormat.Posting;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.shared.Moneys;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Writes the whole books as plain text accounting, from one moment's view of the database, an entry at a time. */
@Service
public class BooksExport {

    private static final int FETCH_ROWS = 2000;

    private final JdbcClient jdbc;
    private final JdbcTemplate streaming;
    private final Firms firms;

    BooksExport(JdbcClient jdbc, JdbcTemplate template, Firms firms) {
        this.jdbc = jdbc;
        this.streaming = new JdbcTemplate(Objects.requireNonNull(template.getDataSource()));
        this.streaming.setFetchSize(FETCH_ROWS);
        this.firms = firms;
    }

    /** Writes every entry of the current firm, oldest first; returns how many there were. */
    @Requires(Permission.LEDGER_VIEW)
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public long write(BooksFormat format, PrintWriter out) {
        Map<UUID, Account> accounts = accounts();
        Opening opening = opening(accounts);
        format.begin(out, opening);
        Collector collector = new Collector(accounts, entry -> format.entry(out, entry));
        streaming.query("""
                select e.id, e.number, e.date, e.description, p.account_id, p.amount_minor, p.currency
                from finance.journal_entry e
                join finance.posting p on p.firm_id = e.firm_id and p.entry_id = e.id
                order by e.date, e.id, p.line""", collector::row);
        collector.finish();
        format.end(out, opening.through(), balances(accounts, opening.through()));
        out.flush();
        return collector.entries;
    }

    private Map<UUID, Account> accounts() {
        record Row(UUID id, Account account) {}
        return jdbc.sql("select id, code, name, type from finance.account order by code")
                .query((row, n) -> new Row(row.getObject("id", UUID.class), new Account(row.getString("code"), row.getString("name"), row.getString("type"))))
                .list().stream().collect(Collectors.toMap(Row::id, Row::account, (one, other) -> one, LinkedHashMap::new));
    }

    private Opening opening(Map<UUID, Account> accounts) {
        List<String> currencies = jdbc.sql("select distinct currency from finance.posting order by currency").query((row, n) -> row.getString("currency")).list();
        LocalDate today = firms.today();
        return jdbc.sql("select coalesce(min(date), :today) as first, greatest(max(date), :today) as last from finance.journal_entry").param("today", today)
                .query((row, n) -> new Opening(firms.current().name(), row.getObject("first", LocalDate.class), row.getObject("last", LocalDate.class),
                        currencies, List.copyOf(accounts.values())))
                .single();
    }

    private List<Posting> balances(Map<UUID, Account> accounts, LocalDate through) {
        return jdbc.sql("select account_id, currency, balance_minor from finance.account_balances(:through)").param("through", through)
                .query((row, n) -> new Posting(account(accounts, row), Moneys.ofMinor(row.getString("currency"), row.getLong("balance_minor"))))
                .list().stream().sorted(Comparator.comparing(posting -> posting.account().code())).toList();
    }

    private static Account account(Map<UUID, Account> accounts, ResultSet row) throws SQLException {
        return Objects.requireNonNull(accounts.get(row.getObject("account_id", UUID.class)));
    }

    /** Gathers the rows of an entry until the next begins. */
    private static final class Collector {

        private final Map<UUID, Account> accounts;
        private final Consumer<Entry> write;
        private @Nullable UUID current;
        private @Nullable Entry entry;
        private long entries;

        Collector(Map<UUID, Account> accounts, Consumer<Entry> write) {
            this.accounts = accounts;
            this.write = write;
        }

        void row(ResultSet row) throws SQLException {
            UUID id = row.getObject("id", UUID.class);
            if (!id.equals(current) || entry == null) {
                finish();
                current = id;
                entry = new Entry(row.getObject("date", LocalDate.class), row.getString("number"), row.getString("description"), new ArrayList<>());
            }
            entry.postings().add(new Posting(account(accounts, row), Moneys.ofMinor(row.getString("currency"), row.getLong("amount_minor"))));
        }

        void finish() {
            if (entry != null) {
                write.accept(entry);
                entries++;
                entry = null;
            }
        }
    }
}
