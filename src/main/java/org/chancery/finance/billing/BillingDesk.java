package org.chancery.finance.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.web.Row;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.InvoiceId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Short answers for pages of other rooms: what waits for whom, a bill by its number, what a matter owes. Each is one query by an index. */
@Component
public class BillingDesk {

    /** What waits for the current person: drafts that somebody else prepared. */
    private static final String WAITING = """
            from finance.pre_bill b
            where b.status = 'DRAFT' and b.prepared_by <> platform.current_user_id()""";

    private final JdbcClient jdbc;
    private final Firms firms;

    BillingDesk(JdbcClient jdbc, Firms firms) {
        this.jdbc = jdbc;
        this.firms = firms;
    }

    /** A pre-bill that waits for approval. */
    public record Waiting(PreBillId id, String matter, String matterNumber, String client, String preparedBy, Instant preparedAt, Money worked, Money total) {}

    /** A bill as the palette names it. */
    public record Found(InvoiceId id, String number, String matter, String client) {}

    /** @param dueOn the oldest due date of what is owed; null if nothing is */
    public record Receivable(Money balance, @Nullable LocalDate dueOn, long daysLate) {}

    /** How many pre-bills the current person could approve; 0 for who may approve none. */
    @Transactional(readOnly = true)
    public int count() {
        return mayApprove() ? jdbc.sql("select count(*) " + WAITING).query(Integer.class).single() : 0;
    }

    private static boolean mayApprove() {
        return Actors.find().filter(actor -> actor.may(Permission.BILLING_APPROVE)).isPresent();
    }

    /** The longest waiting first. */
    @Transactional(readOnly = true)
    public List<Waiting> waiting(int limit) {
        return !mayApprove() ? List.of() : jdbc.sql("""
                select w.id, m.name as matter, m.number, c.display_name as client, u.name as prepared_by_name, w.prepared_at, w.currency, t.worked_minor, t.total_minor
                from (select b.* %s order by b.prepared_at, b.id limit :limit) w
                join finance.pre_bill_total t on t.firm_id = w.firm_id and t.pre_bill_id = w.id
                join practice.matter m on m.firm_id = w.firm_id and m.id = w.matter_id
                join practice.contact c on c.firm_id = m.firm_id and c.id = m.client_id
                join platform.app_user u on u.firm_id = w.firm_id and u.id = w.prepared_by
                order by w.prepared_at, w.id""".formatted(WAITING))
                .param("limit", limit)
                .query(Row.mapping(row -> new Waiting(row.id("id", PreBillId::new), row.text("matter"), row.text("number"), row.text("client"), row.text("prepared_by_name"),
                        row.instant("prepared_at"), row.money("worked"), row.money("total"))))
                .list();
    }

    /** The pre-bills before and after one among those that wait for the current person, the longest waiting first; null at the ends. */
    public record Neighbours(@Nullable PreBillId before, @Nullable PreBillId after) {}

    /** None for who may approve none. */
    @Transactional(readOnly = true)
    public Neighbours neighbours(PreBillView of) {
        return mayApprove() ? new Neighbours(neighbour(of, "<", "desc"), neighbour(of, ">", "asc")) : new Neighbours(null, null);
    }

    private @Nullable PreBillId neighbour(PreBillView of, String than, String order) {
        return jdbc.sql("select b.id %s and (b.prepared_at, b.id) %s (:at, :id) order by b.prepared_at %s, b.id %s limit 1".formatted(WAITING, than, order, order))
                .param("at", of.preparedAt().atOffset(ZoneOffset.UTC)).param("id", of.id().value()).query(UUID.class).optional().map(PreBillId::new).orElse(null);
    }

    /** Bills whose number holds what was typed, newest first; nothing for words, which are not in numbers. */
    @Transactional(readOnly = true)
    public List<Found> search(String q, int limit) {
        String number = q.strip().replaceFirst("(?i)^bill\\s+", "");
        return number.chars().noneMatch(Character::isDigit) ? List.of() : jdbc.sql("""
                select i.id, i.number, i.matter_name, i.client_name from finance.invoice i
                where strpos(lower(i.number), lower(:number)) > 0
                order by i.issued_on desc, i.id desc limit :limit""")
                .param("number", number).param("limit", limit)
                .query(Row.mapping(row -> new Found(row.id("id", InvoiceId::new), row.text("number"), row.text("matter_name"), row.text("client_name"))))
                .list();
    }

    /** What is owed on a matter's bills; empty if it never had one. */
    @Transactional(readOnly = true)
    public Optional<Receivable> receivable(MatterId matter) {
        LocalDate today = firms.today();
        return jdbc.sql("""
                select b.currency, sum(b.balance_minor)::bigint as balance_minor, min(b.due_on) filter (where b.balance_minor > 0) as due_on
                from finance.invoice_balance b where b.matter_id = :matter and b.voided_on is null group by b.currency order by 2 desc limit 1""")
                .param("matter", matter.value())
                .query(Row.mapping(row -> receivable(row.money("balance"), row.dateOrNull("due_on"), today)))
                .optional();
    }

    private static Receivable receivable(Money balance, @Nullable LocalDate dueOn, LocalDate today) {
        return new Receivable(balance, dueOn, dueOn == null || !today.isAfter(dueOn) ? 0 : dueOn.until(today, java.time.temporal.ChronoUnit.DAYS));
    }
}
