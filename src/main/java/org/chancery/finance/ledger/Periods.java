package org.chancery.finance.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.shared.Outcome;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The closing of the books: nothing is posted on or before the last closed day. Only verified books close. */
@Service
public class Periods {

    private final JdbcClient jdbc;
    private final Firms firms;
    private final BooksVerification verification;
    private final ApplicationEventPublisher events;

    Periods(JdbcClient jdbc, Firms firms, BooksVerification verification, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.firms = firms;
        this.verification = verification;
        this.events = events;
    }

    /**
     * Closes the books through a day that is over. Refused: {@code period-not-over}, {@code period-closed}, {@code books-unverified}
     * with the first finding.
     */
    @Requires(Permission.LEDGER_CLOSE)
    @Transactional
    public Outcome<PeriodId> close(LocalDate through) {
        if (!through.isBefore(firms.today())) {
            return Outcome.refusedAt("through", "period-not-over", "The books close through a day that is over.");
        }
        PeriodId id = PeriodId.next();
        jdbc.sql("select finance.close_books(:id, :through)").param("id", id.value()).param("through", through).query((row, n) -> n).list();
        List<Finding> findings = verification.findingsOfRooms();
        if (!findings.isEmpty()) {
            return Outcome.refused("books-unverified", "The books do not verify: " + findings.getFirst().message());
        }
        events.publishEvent(new BooksClosed(id, through));
        return Outcome.done(id);
    }

    /** Opens a closed period and every later one again. Refused: {@code required} without a reason, {@code period-open}. */
    @Requires(Permission.LEDGER_CLOSE)
    @Transactional
    public Outcome<PeriodId> reopen(PeriodId id, String reason) {
        if (reason.isBlank() || reason.length() > 1000) {
            return Outcome.refusedAt("reason", reason.isBlank() ? "required" : "too-long", "Say why, in at most 1,000 characters.");
        }
        if (jdbc.sql("select 1 from finance.period where id = :id").param("id", id.value()).query((row, n) -> n).list().isEmpty()) {
            return Outcome.refused("not-found", "There is no such period.");
        }
        jdbc.sql("select finance.reopen_books(:id, :reason)").param("id", id.value()).param("reason", reason.strip()).query((row, n) -> n).list();
        events.publishEvent(new BooksReopened(id, reason.strip()));
        return Outcome.done(id);
    }

    /** The last day of the closed books; empty while nothing is closed. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> closedThrough() {
        return Optional.ofNullable(jdbc.sql("select finance.closed_through()").query((row, n) -> row.getObject(1, LocalDate.class)).list().getFirst());
    }

    /** Every closing, latest first, with those that were reopened. */
    @Requires({Permission.LEDGER_VIEW, Permission.LEDGER_CLOSE})
    @Transactional(readOnly = true)
    public List<PeriodView> all() {
        return jdbc.sql("""
                select p.id, p.ends_on, p.closed_at, coalesce(c.name, 'the program') as closed_by, p.reopened_at, r.name as reopened_by, p.reopened_because,
                       case when p.reopened_at is null then (select max(b.ends_on) + 1 from finance.period b where b.reopened_at is null and b.ends_on < p.ends_on) end as starts_on
                from finance.period p
                left join platform.app_user c on c.firm_id = p.firm_id and c.id = p.closed_by
                left join platform.app_user r on r.firm_id = p.firm_id and r.id = p.reopened_by
                order by p.ends_on desc, p.closed_at desc limit 500""").query(Periods::view).list();
    }

    private static PeriodView view(ResultSet row, int number) throws SQLException {
        OffsetDateTime reopened = row.getObject("reopened_at", OffsetDateTime.class);
        return new PeriodView(new PeriodId(row.getObject("id", UUID.class)), row.getObject("starts_on", LocalDate.class), row.getObject("ends_on", LocalDate.class),
                row.getObject("closed_at", OffsetDateTime.class).toInstant(), row.getString("closed_by"), reopened == null ? null : reopened.toInstant(),
                row.getString("reopened_by"), row.getString("reopened_because"));
    }
}
