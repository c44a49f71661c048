package org.chancery.platform.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.web.Row;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The items in the database, which holds their states and says for whom each waits. */
@Component
class InboxStore {

    static final String SELECT = """
            select i.id, i.kind, i.object_id, i.matter_id, i.subject, i.href, i.for_person, p.name as for_person_name, i.for_permission, i.by_hand, i.asked_by, a.name as asked_by_name,
                   i.asked_at, i.due_on, i.state, s.name as settled_by_name, i.settled_at, i.delegated_to, d.name as delegated_to_name, i.delegated_until, i.reminded_at, i.escalated_at,
                   i.delegated_by, i.settled_by, platform.waits_for(i, :me::uuid, string_to_array(:permissions, ' '), :today::date) as mine
            from platform.inbox_item i
            join platform.app_user a on a.firm_id = i.firm_id and a.id = i.asked_by
            left join platform.app_user p on p.firm_id = i.firm_id and p.id = i.for_person
            left join platform.app_user s on s.firm_id = i.firm_id and s.id = i.settled_by
            left join platform.app_user d on d.firm_id = i.firm_id and d.id = i.delegated_to
            """;

    private final JdbcClient jdbc;

    InboxStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static String permissions(Actor actor) {
        return String.join(" ", actor.permissions().stream().map(Permission::permission).toList());
    }

    static InboxItem read(Row row) {
        return new InboxItem(row.id("id", InboxItemId::new), row.text("kind"), row.id("object_id", id -> id), row.idOrNull("matter_id", id -> id), row.text("subject"), row.text("href"),
                row.idOrNull("for_person", UserId::new), row.textOrNull("for_person_name"), row.textOrNull("for_permission"), row.flag("by_hand"), row.id("asked_by", UserId::new),
                row.text("asked_by_name"), row.instant("asked_at"), row.date("due_on"), row.constant("state", InboxItem.State.class), row.textOrNull("settled_by_name"),
                row.instantOrNull("settled_at"), row.idOrNull("delegated_to", UserId::new), row.textOrNull("delegated_to_name"), row.dateOrNull("delegated_until"),
                row.instantOrNull("reminded_at"), row.instantOrNull("escalated_at"));
    }

    void ask(InboxItemId id, Ask ask, LocalDate dueOn, Instant at) {
        jdbc.sql("""
                insert into platform.inbox_item (id, kind, object_id, matter_id, subject, href, for_person, for_permission, not_by, by_hand, asked_at, due_on)
                values (:id, :kind, :object, :matter, :subject, :href, :person, :permission, :not, :hand, :at, :due)
                on conflict (firm_id, kind, object_id) where state = 'OPEN'
                do update set subject = excluded.subject, href = excluded.href, not_by = excluded.not_by""")
                .param("id", id.value()).param("kind", ask.kind()).param("object", ask.object()).param("matter", ask.matter()).param("subject", ask.subject()).param("href", ask.href())
                .param("person", ask.person() == null ? null : ask.person().value()).param("permission", ask.permission() == null ? null : ask.permission().permission())
                .param("not", ask.notBy() == null ? null : ask.notBy().value()).param("hand", ask.byHand()).param("at", utc(at)).param("due", dueOn).update();
    }

    boolean settle(String kind, UUID object, InboxItem.State state, Instant at) {
        return jdbc.sql("select platform.settle_inbox_item(:kind, :object, :state, :at)").param("kind", kind).param("object", object).param("state", state.name()).param("at", utc(at))
                .query(Integer.class).single() > 0;
    }

    /** @param mine whether it waits for who asks */
    record Known(InboxItem item, boolean mine, @Nullable UserId delegatedBy, @Nullable UserId settledBy) {}

    /** As who acts sees it; empty for what a wall hides. */
    Optional<Known> find(InboxItemId id, Actor me, LocalDate today, boolean locked) {
        return jdbc.sql(SELECT + " where i.id = :id" + (locked ? " for no key update of i" : "")).param("id", id.value()).param("me", me.id().toString()).param("permissions", permissions(me))
                .param("today", today).query(Row.mapping(row -> new Known(read(row), row.flag("mine"), row.idOrNull("delegated_by", UserId::new), row.idOrNull("settled_by", UserId::new)))).optional();
    }

    int count(Actor me, Instant now) {
        return jdbc.sql("""
                select count(*) from platform.inbox_item i
                where i.state = 'OPEN'
                  and platform.waits_for(i, :me::uuid, string_to_array(:permissions, ' '), (select (:now::timestamptz at time zone platform.current_zone())::date))""")
                .param("me", me.id().toString()).param("permissions", permissions(me)).param("now", utc(now)).query(Integer.class).single();
    }

    void delegate(InboxItemId id, @Nullable UserId to, @Nullable UserId by, @Nullable LocalDate until) {
        jdbc.sql("update platform.inbox_item set delegated_to = :to, delegated_by = :by, delegated_until = :until where id = :id")
                .param("to", to == null ? null : to.value()).param("by", by == null ? null : by.value()).param("until", until).param("id", id.value()).update();
    }

    /** Marks what is overdue, and what has waited too long; how many items. Acts as the program itself, which no wall binds. */
    int watch(LocalDate today, int escalateAfterDays, Instant at) {
        return jdbc.sql("""
                update platform.inbox_item i
                set reminded_at = coalesce(i.reminded_at, :at), escalated_at = case when i.due_on + :days < :today then coalesce(i.escalated_at, :at) else i.escalated_at end
                where i.state = 'OPEN' and i.due_on < :today and (i.reminded_at is null or i.escalated_at is null and i.due_on + :days < :today)""")
                .param("today", today).param("days", escalateAfterDays).param("at", utc(at)).update();
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
