package org.chancery.practice.enforcement;

import java.sql.Types;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.identity.Users;
import org.chancery.platform.web.Row;
import org.chancery.practice.enforcement.Trial.Verdict;
import org.chancery.shared.Id;
import org.chancery.shared.Outcome;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Tries on demand whether firms are kept apart and walls hold, in every table and by every route, and keeps the report. */
@Service
public class Enforcement {

    private static final String REPORT = """
            select r.id, u.name as made_by_name, r.made_at, r.took_ms, r."tables", r.routes, r.tried, r.broken, r.untried
            from practice.enforcement_report r join platform.app_user u on u.firm_id = r.firm_id and u.id = r.made_by
            """;

    private final TableTrials tables;
    private final RouteTrials routes;
    private final Users users;
    private final Firms firms;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Set<UUID> trying = ConcurrentHashMap.newKeySet();

    Enforcement(TableTrials tables, RouteTrials routes, Users users, Firms firms, JdbcClient jdbc, TransactionTemplate transaction, ApplicationEventPublisher events) {
        this.tables = tables;
        this.routes = routes;
        this.users = users;
        this.firms = firms;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
    }

    /** Tries everything now, which takes some seconds, and keeps what came of it. Refused while somebody else of the firm has it tried. */
    @Requires(Permission.FIRM_MANAGE)
    public Outcome<ReportId> tryEverything() {
        UUID firm = firms.current().id();
        if (!trying.add(firm)) {
            return Outcome.refused("enforcement-under-way", "It is being tried just now; look again in a minute.");
        }
        try {
            long begin = System.nanoTime();
            List<Trial> trials = Stream.concat(Actors.as(users.system(firm), "enforcement", tables::all).stream(), routes.all().stream()).toList();
            return Outcome.done(Objects.requireNonNull(transaction.execute(_ -> keep(trials, Duration.ofNanos(System.nanoTime() - begin)))));
        } finally {
            trying.remove(firm);
        }
    }

    private ReportId keep(List<Trial> trials, Duration took) {
        ReportId id = ReportId.next();
        long broken = count(trials, Verdict.BROKEN);
        jdbc.sql("""
                insert into practice.enforcement_report (id, made_at, took_ms, "tables", routes, tried, broken, untried)
                values (:id, :at, :took, :tables, :routes, :tried, :broken, :untried)""")
                .param("id", id.value()).param("at", firms.now().atOffset(ZoneOffset.UTC)).param("took", (int) took.toMillis())
                .param("tables", subjects(trials, Trial.Kind.TABLE)).param("routes", subjects(trials, Trial.Kind.ROUTE))
                .param("tried", trials.size()).param("broken", broken).param("untried", count(trials, Verdict.UNTRIED)).update();
        int position = 0;
        for (Trial trial : trials) {
            keep(id, position++, trial);
        }
        events.publishEvent(new EnforcementTried(id, trials.size(), (int) broken));
        return id;
    }

    private void keep(ReportId report, int position, Trial trial) {
        jdbc.sql("""
                insert into practice.enforcement_trial (id, report_id, position, kind, subject, held_by, tried_as, there, seen, verdict)
                values (:id, :report, :position, :kind, :subject, :heldBy, :triedAs, :there, :seen, :verdict)""")
                .param("id", Id.next()).param("report", report.value()).param("position", position).param("kind", trial.kind().name()).param("subject", trial.subject())
                .param("heldBy", trial.heldBy()).param("triedAs", trial.triedAs()).param("there", trial.there(), Types.BIGINT).param("seen", trial.seen(), Types.BIGINT)
                .param("verdict", trial.verdict().name()).update();
    }

    private static long count(List<Trial> trials, Verdict verdict) {
        return trials.stream().filter(trial -> trial.verdict() == verdict).count();
    }

    private static long subjects(List<Trial> trials, Trial.Kind kind) {
        return trials.stream().filter(trial -> trial.kind() == kind).map(Trial::subject).distinct().count();
    }

    /** All reports, the latest first. */
    @Requires(Permission.AUDIT_VIEW)
    @Transactional(readOnly = true)
    public List<EnforcementReport> reports() {
        return jdbc.sql(REPORT + "order by r.made_at desc, r.id").query(Row.mapping(Enforcement::report)).list();
    }

    @Requires(Permission.AUDIT_VIEW)
    @Transactional(readOnly = true)
    public Optional<EnforcementReport> find(ReportId id) {
        return jdbc.sql(REPORT + "where r.id = :id").param("id", id.value()).query(Row.mapping(Enforcement::report)).optional();
    }

    private static EnforcementReport report(Row row) {
        return new EnforcementReport(row.id("id", ReportId::new), row.text("made_by_name"), row.instant("made_at"), row.number("took_ms"), row.number("tables"), row.number("routes"),
                row.number("tried"), row.number("broken"), row.number("untried"));
    }

    /** What was tried in a report, in its order. */
    @Requires(Permission.AUDIT_VIEW)
    @Transactional(readOnly = true)
    public List<Trial> trials(ReportId id) {
        return jdbc.sql("select kind, subject, held_by, tried_as, there, seen, verdict from practice.enforcement_trial where report_id = :id order by position").param("id", id.value())
                .query((row, n) -> new Trial(Trial.Kind.valueOf(row.getString("kind")), row.getString("subject"), row.getString("held_by"), row.getString("tried_as"),
                        (Long) row.getObject("there"), (Long) row.getObject("seen"), Verdict.valueOf(row.getString("verdict")))).list();
    }

}
