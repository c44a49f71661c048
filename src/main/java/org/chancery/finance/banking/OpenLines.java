package org.chancery.finance.banking;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chancery.finance.banking.OpenLine.Waiting;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.web.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lines of the bank, read for whoever gives them their entry. */
@Component
class OpenLines {

    /** An entry may be dated some days after the bank had it, and still be meant. */
    private static final int DAYS_AFTER = 5;

    private final JdbcClient jdbc;

    OpenLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<OpenLine> find(LineId id) {
        return jdbc.sql("""
                select l.id, l.bank_account_id, b.name, b.kind = 'TRUST' as trust, l.statement_id, l.booked_on, l.counts_on, l.amount_minor, l.currency, l.description, l.reference,
                       l.match_id is not null or exists (select from finance.bank_error e where e.firm_id = l.firm_id and e.line_id = l.id) as matched
                from finance.bank_line_shown l
                join finance.bank_account b on b.firm_id = l.firm_id and b.id = l.bank_account_id
                where l.id = :id""")
                .param("id", id.value()).query(Row.mapping(this::line)).optional();
    }

    private OpenLine line(Row row) {
        boolean trust = row.flag("trust");
        boolean in = row.money("amount").isPositive();
        Actor actor = Actors.current();
        List<LineEntryKind> kinds = Arrays.stream(LineEntryKind.values()).filter(kind -> kind.fits(trust, in) && actor.may(kind.permission(trust))).toList();
        var line = new OpenLine(row.id("id", LineId::new), row.id("bank_account_id", BankAccountId::new), row.text("name"), row.id("statement_id", StatementId::new), trust,
                row.date("booked_on"), row.date("counts_on"), row.money("amount"), row.text("description"), row.textOrNull("reference"), row.flag("matched"), kinds, List.of());
        return line.matched() ? line : new OpenLine(line.id(), line.bankAccountId(), line.bankAccount(), line.statementId(), trust, line.bookedOn(), line.countsOn(), line.amount(),
                line.description(), line.reference(), false, kinds, waiting(line));
    }

    private List<Waiting> waiting(OpenLine line) {
        return jdbc.sql("""
                select e.date, concat_ws(' ', coalesce(e.trust_number, e.entry_number), coalesce(e.party, e.description)) as words
                from finance.open_postings(:account, :day) o
                join finance.bank_book_entry e on e.bank_account_id = :account and e.entry_id = o.entry_id and e.line = o.line
                where o.match_id is null and o.amount_minor = :minor
                order by e.date desc limit 5""")
                .param("account", line.bankAccountId().value()).param("day", line.countsOn().plusDays(DAYS_AFTER)).param("minor", line.amount().getAmountMinorLong())
                .query(Row.mapping(row -> new Waiting(row.date("date"), row.text("words")))).list();
    }

    /** The last day through which the account is reconciled and approved; null before the first. */
    @Nullable LocalDate reconciledThrough(BankAccountId account) {
        return jdbc.sql("select finance.reconciled_through(:account) as through").param("account", account.value()).query(Row.mapping(row -> Optional.ofNullable(row.dateOrNull("through"))))
                .single().orElse(null);
    }
}
