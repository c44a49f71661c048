package org.chancery.practice.matters;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Row;
import org.chancery.practice.matters.NoticeView.Receipt;
import org.chancery.shared.Id;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Written notice of walls, and its acknowledgement (ABA Model Rules 1.10(a)(2)(ii), 1.11(b)(2), 1.18(d)(2)(ii)). Whoever comes to stand on that side of
 * the wall later is given it too, and has as many days from then.
 */
@Service
public class WallNotices {

    private static final String NOTICE = """
            select n.id, n.wall_id, coalesce(m.number || ' ' || m.name, c.display_name) as around, n.audience, n.title, n.body, n.days, u.name as written_by_name, n.written_at
            from practice.wall_notice n
            left join practice.matter m on m.firm_id = n.firm_id and m.id = n.matter_id
            left join practice.contact c on c.firm_id = n.firm_id and c.id = n.client_id
            join platform.app_user u on u.firm_id = n.firm_id and u.id = n.written_by
            join practice.wall w on w.firm_id = n.firm_id and w.id = n.wall_id
            """;

    private final JdbcClient jdbc;
    private final WallStore walls;
    private final Firms firms;
    private final ApplicationEventPublisher events;

    WallNotices(JdbcClient jdbc, WallStore walls, Firms firms, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.firms = firms;
        this.events = events;
    }

    /**
     * A notice to be given.
     *
     * @param title read in lists and in the top bar; at most 200 characters
     * @param body  at most 10,000 characters; it is all that those whom the wall keeps out learn of it
     * @param days  1 to 90
     */
    public record NewNotice(WallId wall, NoticeView.Audience audience, String title, String body, int days) {

        public NewNotice {
            title = title.strip();
            body = body.strip();
        }
    }

    /** Gives notice of a standing wall, to everybody whom it concerns at once. */
    @Requires(Permission.WALLS_MANAGE)
    @Transactional
    public Outcome<NoticeId> write(NewNotice notice) {
        WallView wall = walls.find(notice.wall()).filter(WallView::stands).orElse(null);
        if (wall == null) {
            return Outcome.refused("not-found", "There is no such wall.");
        }
        List<Refusal> refusals = refusals(notice);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        NoticeId id = NoticeId.next();
        jdbc.sql("""
                insert into practice.wall_notice (id, wall_id, matter_id, client_id, audience, title, body, days, written_on, written_at)
                select :id, w.id, w.matter_id, w.client_id, :audience, :title, :body, :days, :today, :now from practice.wall w where w.id = :wall""")
                .param("id", id.value()).param("wall", wall.id().value()).param("audience", notice.audience().name()).param("title", notice.title())
                .param("body", notice.body()).param("days", notice.days()).param("today", firms.today()).param("now", firms.now().atOffset(ZoneOffset.UTC)).update();
        events.publishEvent(new WallNoticeGiven(wall.scope(), id, notice.audience(), notice.title()));
        return Outcome.done(id);
    }

    private static List<Refusal> refusals(NewNotice notice) {
        List<Refusal> refusals = new ArrayList<>();
        if (notice.title().isEmpty()) {
            refusals.add(Refusal.required("title"));
        }
        MatterRules.atMost("title", notice.title(), 200, refusals);
        if (notice.body().isEmpty()) {
            refusals.add(Refusal.required("body"));
        }
        MatterRules.atMost("body", notice.body(), 10_000, refusals);
        if (notice.days() < 1 || notice.days() > 90) {
            refusals.add(Refusal.at("days", "out-of-range", "Between 1 and 90 days."));
        }
        return refusals;
    }

    /** The notices of a wall, the latest first, with who has acknowledged them. */
    @Requires(Permission.WALLS_MANAGE)
    @Transactional(readOnly = true)
    public List<NoticeView> of(WallId wall) {
        return withReceipts(jdbc.sql(NOTICE + "where n.wall_id = :wall order by n.written_at desc, n.id").param("wall", wall.value()).query(Row.mapping(WallNotices::notice)).list());
    }

    /** The notices of all standing walls, the latest first. */
    @Requires(Permission.WALLS_MANAGE)
    @Transactional(readOnly = true)
    public List<NoticeView> standing() {
        return withReceipts(jdbc.sql(NOTICE + "where w.lifted_at is null order by n.written_at desc, n.id").query(Row.mapping(WallNotices::notice)).list());
    }

    private static NoticeView notice(Row row) {
        return new NoticeView(row.id("id", NoticeId::new), row.id("wall_id", WallId::new), row.text("around"), row.constant("audience", NoticeView.Audience.class), row.text("title"),
                row.text("body"), row.number("days"), row.text("written_by_name"), row.instant("written_at"), List.of());
    }

    private List<NoticeView> withReceipts(List<NoticeView> notices) {
        if (notices.isEmpty()) {
            return notices;
        }
        record Of(NoticeId notice, Receipt receipt) {}
        Map<NoticeId, List<Receipt>> receipts = jdbc.sql("select notice_id, user_id, name, due_on, acknowledged_at from practice.notice_receipts() order by acknowledged_at nulls first, due_on, name")
                .query(Row.mapping(row -> new Of(row.id("notice_id", NoticeId::new),
                        new Receipt(row.id("user_id", UserId::new), row.text("name"), row.dateOrNull("due_on"), row.instantOrNull("acknowledged_at")))))
                .list().stream().collect(Collectors.groupingBy(Of::notice, Collectors.mapping(Of::receipt, Collectors.toList())));
        return notices.stream().map(each -> new NoticeView(each.id(), each.wallId(), each.around(), each.audience(), each.title(), each.body(), each.days(), each.writtenBy(),
                each.writtenAt(), receipts.getOrDefault(each.id(), List.of()))).toList();
    }

    /** What the current person is told of walls, what is to be acknowledged first. */
    @Transactional(readOnly = true)
    public List<NoticeToMe> toMe() {
        return jdbc.sql("select id, title, body, written_by, written_at, due_on, acknowledged_at from practice.notices_to_me() order by acknowledged_at nulls first, due_on, written_at desc, id")
                .query(Row.mapping(row -> new NoticeToMe(row.id("id", NoticeId::new), row.text("title"), row.text("body"), row.text("written_by"), row.instant("written_at"),
                        row.date("due_on"), row.instantOrNull("acknowledged_at")))).list();
    }

    /** Acknowledges a notice that concerns the current person; for everybody else there is none. */
    @Transactional
    public Outcome<NoticeId> acknowledge(NoticeId id) {
        boolean mine = jdbc.sql("select practice.acknowledge_notice(:id, :notice, :at)").param("id", Id.next()).param("notice", id.value())
                .param("at", firms.now().atOffset(ZoneOffset.UTC)).query(Boolean.class).single();
        return mine ? Outcome.done(id) : Outcome.refused("not-found", "There is no such notice.");
    }

    /** The firm's day, by which something is overdue. */
    public LocalDate today() {
        return firms.today();
    }
}
