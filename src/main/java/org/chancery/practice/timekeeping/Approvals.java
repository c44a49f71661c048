package org.chancery.practice.timekeeping;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Row;
import org.chancery.platform.web.Show;
import org.chancery.practice.timekeeping.WorkStep.Who;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The way of time and expenses from draft to approval and back. Each step is taken for a whole selection or not at all. */
@Service
public class Approvals {

    private static final int MOST_WAITING = 1000;
    private static final int MOST_NAMED = 20;

    private final JdbcClient jdbc;
    private final WorkAuthority authority;
    private final WorkNews news;
    private final TimeCheckList checkList;
    private final TimekeepingSettings settings;
    private final Firms firms;

    Approvals(JdbcClient jdbc, WorkAuthority authority, WorkNews news, TimeCheckList checkList, TimekeepingSettings settings, Firms firms) {
        this.checkList = checkList;
        this.jdbc = jdbc;
        this.authority = authority;
        this.news = news;
        this.settings = settings;
        this.firms = firms;
    }

    /** Drafts become submitted; how many. Refuses billable work that does not say what was done, and {@code guideline} for what its client's guidelines refuse. */
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS})
    @Transactional
    public Outcome<Integer> submit(WorkSelection work) {
        return take(new WorkStep.Submit(), work);
    }

    /** Every draft of a person's days from {@code from} to {@code through}; how many. */
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS})
    @Transactional
    public Outcome<Integer> submitDays(UserId timekeeper, LocalDate from, LocalDate through) {
        var ids = jdbc.sql("""
                select id from practice.time_entry
                where timekeeper_id = :timekeeper and date between :from and :through and status = 'DRAFT' order by id""")
                .param("timekeeper", timekeeper.value()).param("from", from).param("through", through)
                .query(Row.mapping(row -> row.id("id", TimeEntryId::new))).list();
        return take(new WorkStep.Submit(), WorkSelection.ofTime(ids));
    }

    /** Submitted work becomes approved; how many. Refuses {@code self-approval} if some of it is one's own. */
    @Requires(value = Permission.TIME_APPROVE, byOffice = true)
    @Transactional
    public Outcome<Integer> approve(WorkSelection work) {
        return take(new WorkStep.Approve(), work);
    }

    /**
     * Submitted or approved work becomes a draft again; how many. Refuses {@code already-billed}.
     *
     * @param reason read by whoever recorded it; may be blank only when one takes back what one submitted
     */
    @Requires({Permission.TIME_RECORD, Permission.TIME_APPROVE})
    @Transactional
    public Outcome<Integer> returnToDraft(WorkSelection work, String reason) {
        return reason.length() > 1000 ? Outcome.refusedAt("reason", "too-long", "At most 1,000 characters.") : take(new WorkStep.Return(reason.strip()), work);
    }

    /** Work of others that was submitted, by person and day; the first {@value #MOST_WAITING} of each kind. */
    public record Waiting(List<TimeView> time, List<ExpenseView> expenses) {}

    @Requires(value = Permission.TIME_APPROVE, byOffice = true)
    @Transactional(readOnly = true)
    public Waiting waitingWork() {
        UUID me = WorkAuthority.me().value();
        var time = jdbc.sql(TimeRows.SELECT + " and t.status = 'SUBMITTED' and t.timekeeper_id <> :me order by u.name, u.id, t.date, t.id limit :most")
                .param("others", true).param("me", me).param("most", MOST_WAITING).query(Row.mapping(TimeRows::view)).list();
        var expenses = jdbc.sql(ExpenseRows.SELECT + " and e.status = 'SUBMITTED' and e.incurred_by <> :me order by u.name, u.id, e.date, e.id limit :most")
                .param("others", true).param("me", me).param("most", MOST_WAITING).query(Row.mapping(ExpenseRows::view)).list();
        return new Waiting(time, expenses);
    }

    /** How much waits for the acting person's approval. */
    @Transactional(readOnly = true)
    public int waiting() {
        if (!Actors.current().may(Permission.TIME_APPROVE)) {
            return 0;
        }
        return jdbc.sql("""
                select (select count(*) from practice.time_entry where status = 'SUBMITTED' and timekeeper_id <> :me)
                     + (select count(*) from practice.expense where status = 'SUBMITTED' and incurred_by <> :me)""")
                .param("me", WorkAuthority.me().value()).query(Integer.class).single();
    }

    private Outcome<Integer> take(WorkStep step, WorkSelection work) {
        if (work.size() > settings.mostAtOnce()) {
            return Outcome.refused("too-many", "At most %d at once.".formatted(settings.mostAtOnce()));
        }
        return take(step, WorkKind.TIME, Set.of(WorkFacts.uuids(work.time())))
                .flatMap(time -> take(step, WorkKind.EXPENSE, Set.of(WorkFacts.uuids(work.expenses()))).map(expenses -> time + expenses));
    }

    private Outcome<Integer> take(WorkStep step, WorkKind kind, Set<UUID> ids) {
        if (ids.isEmpty()) {
            return Outcome.done(0);
        }
        List<WorkPiece> pieces = lock(kind, ids);
        if (pieces.size() < ids.size()) {
            return Outcome.refused("not-found", "Some of this is not there any more.");
        }
        Who who = who();
        List<Refusal> refusals = pieces.stream().flatMap(piece -> step.refusal(piece, who).stream()).distinct().collect(Collectors.toList());
        if (refusals.isEmpty() && step instanceof WorkStep.Submit) {
            refusals.addAll(forbidden(pieces));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        write(step, kind, ids);
        news.tell(step, kind, pieces);
        return Outcome.done(pieces.size());
    }

    /** What the clients' guidelines refuse; of several pieces, each is named by its day. */
    private List<Refusal> forbidden(List<WorkPiece> pieces) {
        Map<UUID, LocalDate> days = pieces.stream().collect(Collectors.toMap(WorkPiece::id, WorkPiece::date));
        return checkList.forbiddenOf(days.keySet()).stream().limit(MOST_NAMED).map(breach -> Refusal.of("guideline",
                (pieces.size() == 1 ? "" : Optional.ofNullable(days.get(breach.work())).map(Show::date).orElse("") + ": ") + breach.inWords())).toList();
    }

    /** In the order of ids, so that two people cannot wait for each other. */
    private List<WorkPiece> lock(WorkKind kind, Set<UUID> ids) {
        return jdbc.sql("select %s from %s where id = any (:ids) order by id for update".formatted(kind.columns(), kind.table()))
                .param("ids", ids.toArray(UUID[]::new)).query(Row.mapping(WorkKind::piece)).list();
    }

    private void write(WorkStep step, WorkKind kind, Set<UUID> ids) {
        String change = switch (step) {
            case WorkStep.Submit() -> "status = 'SUBMITTED', submitted_at = :now, submitted_by = :me, return_reason = null";
            case WorkStep.Approve() -> "status = 'APPROVED', approved_at = :now, approved_by = :me";
            case WorkStep.Return(var reason) -> "status = 'DRAFT', submitted_at = null, submitted_by = null, approved_at = null, approved_by = null, return_reason = :reason";
        };
        jdbc.sql("update %s set %s, version = version + 1 where id = any (:ids)".formatted(kind.table(), change))
                .param("ids", ids.toArray(UUID[]::new)).param("now", TimeStore.at(firms.now())).param("me", WorkAuthority.me().value())
                .param("reason", step instanceof WorkStep.Return(var reason) && !reason.isBlank() ? reason : null).update();
    }

    private Who who() {
        Actor actor = Actors.current();
        return new Who(actor.id(), actor.may(Permission.TIME_RECORD_OTHERS), actor.may(Permission.TIME_APPROVE), authority.secondPerson());
    }
}
