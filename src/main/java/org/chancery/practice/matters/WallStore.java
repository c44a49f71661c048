package org.chancery.practice.matters;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.platform.web.Row;
import org.chancery.shared.Id;
import org.chancery.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Walls in the database, as far as they do not hide themselves. */
@Component
class WallStore {

    private static final String WALL = """
            select w.id, w.matter_id, w.kind, w.reason, r.name as raised_by_name, w.raised_at, l.name as lifted_by_name, w.lifted_at, w.lift_reason
            from practice.wall w
            join platform.app_user r on r.firm_id = w.firm_id and r.id = w.raised_by
            left join platform.app_user l on l.firm_id = w.firm_id and l.id = w.lifted_by
            """;

    private final JdbcClient jdbc;

    WallStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One statement: a wall without its names would hide the matter from the very person who is raising it. */
    void insert(WallId id, RaiseWall wall, Instant at) {
        jdbc.sql("""
                with raised as (
                  insert into practice.wall (id, matter_id, kind, reason, raised_at) values (:id, :matter, :kind, :reason, :at))
                insert into practice.wall_person (id, wall_id, matter_id, user_id, added_at)
                select n.id, :id, :matter, n.user_id, :at from unnest(:ids::uuid[], :people::uuid[]) n(id, user_id)""")
                .param("id", id.value()).param("matter", wall.matterId().value()).param("kind", wall.kind().name()).param("reason", wall.reason())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("ids", wall.people().stream().map(_ -> Id.next()).toArray(UUID[]::new))
                .param("people", wall.people().stream().map(UserId::value).toArray(UUID[]::new))
                .update();
    }

    /** Removes and adds names in one statement, for the same reason. */
    void rename(WallView wall, List<UserId> removed, List<UserId> added, Instant at) {
        jdbc.sql("""
                with removed as (
                  update practice.wall_person
                  set removed_by = platform.current_user_id(), removed_at = :at
                  where wall_id = :wall and removed_at is null and user_id = any(:removed::uuid[]))
                insert into practice.wall_person (id, wall_id, matter_id, user_id, added_at)
                select n.id, :wall, :matter, n.user_id, :at from unnest(:ids::uuid[], :added::uuid[]) n(id, user_id)""")
                .param("wall", wall.id().value()).param("matter", wall.matterId().value()).param("at", at.atOffset(ZoneOffset.UTC))
                .param("removed", removed.stream().map(UserId::value).toArray(UUID[]::new))
                .param("ids", added.stream().map(_ -> Id.next()).toArray(UUID[]::new))
                .param("added", added.stream().map(UserId::value).toArray(UUID[]::new))
                .update();
    }

    void lift(WallId id, String reason, Instant at) {
        jdbc.sql("update practice.wall set lifted_by = platform.current_user_id(), lifted_at = :at, lift_reason = :reason where id = :id and lifted_at is null")
                .param("id", id.value()).param("at", at.atOffset(ZoneOffset.UTC)).param("reason", reason).update();
    }

    /** All walls of a matter, standing ones first, then the latest. */
    List<WallView> of(MatterId matter) {
        return views(WALL + "where w.matter_id = :id order by w.lifted_at is null desc, w.raised_at desc, w.id", matter.value());
    }

    Optional<WallView> find(WallId id) {
        return views(WALL + "where w.id = :id", id.value()).stream().findFirst();
    }

    private List<WallView> views(String sql, UUID id) {
        List<WallView> walls = jdbc.sql(sql).param("id", id).query(Row.mapping(row -> new WallView(row.id("id", WallId::new), row.id("matter_id", MatterId::new),
                row.constant("kind", WallKind.class), row.text("reason"), List.of(), row.text("raised_by_name"), row.instant("raised_at"),
                row.textOrNull("lifted_by_name"), row.instantOrNull("lifted_at"), row.textOrNull("lift_reason")))).list();
        Map<WallId, List<WallView.Person>> people = people(walls);
        return walls.stream().map(wall -> new WallView(wall.id(), wall.matterId(), wall.kind(), wall.reason(), people.getOrDefault(wall.id(), List.of()),
                wall.raisedBy(), wall.raisedAt(), wall.liftedBy(), wall.liftedAt(), wall.liftReason())).toList();
    }

    private Map<WallId, List<WallView.Person>> people(List<WallView> walls) {
        record Named(WallId wall, WallView.Person person) {}
        return jdbc.sql("""
                select p.wall_id, p.user_id, u.name
                from practice.wall_person p
                join platform.app_user u on u.firm_id = p.firm_id and u.id = p.user_id
                where p.removed_at is null and p.wall_id = any(:walls)
                order by u.name, u.id""")
                .param("walls", walls.stream().map(wall -> wall.id().value()).toArray(UUID[]::new))
                .query(Row.mapping(row -> new Named(row.id("wall_id", WallId::new), new WallView.Person(row.id("user_id", UserId::new), row.text("name")))))
                .list().stream()
                .collect(Collectors.groupingBy(Named::wall, Collectors.mapping(Named::person, Collectors.toList())));
    }

    /** Notes that a wall stopped the current person, if one did. */
    void noteAttempt(MatterId matter, LocalDate day, Instant at) {
        jdbc.sql("select practice.note_wall_attempt(:id, :matter, :day, :at)")
                .param("id", Id.next()).param("matter", matter.value()).param("day", day).param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .query((_, n) -> n).list();
    }

    List<WallAttempt> attempts(MatterId matter, int limit) {
        return jdbc.sql("""
                select u.name, a.at
                from practice.wall_attempt a
                join platform.app_user u on u.firm_id = a.firm_id and u.id = a.user_id
                where a.matter_id = :matter
                order by a.at desc limit :limit""")
                .param("matter", matter.value()).param("limit", limit)
                .query(Row.mapping(row -> new WallAttempt(row.text("name"), row.instant("at")))).list();
    }
}
