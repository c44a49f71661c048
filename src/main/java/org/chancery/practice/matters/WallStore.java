package org.chancery.practice.matters;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.platform.web.Row;
import org.chancery.practice.contacts.ContactId;
import org.chancery.shared.Id;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Walls in the database, as far as they do not hide themselves. */
@Component
class WallStore {

    private static final String WALL = """
            select w.id, w.matter_id, w.client_id, coalesce(m.number || ' ' || m.name, c.display_name) as around, w.kind, w.reason,
                   r.name as raised_by_name, w.raised_at, l.name as lifted_by_name, w.lifted_at, w.lift_reason
            from practice.wall w
            left join practice.matter m on m.firm_id = w.firm_id and m.id = w.matter_id
            left join practice.contact c on c.firm_id = w.firm_id and c.id = w.client_id
            join platform.app_user r on r.firm_id = w.firm_id and r.id = w.raised_by
            left join platform.app_user l on l.firm_id = w.firm_id and l.id = w.lifted_by
            """;
    private static final String STANDING_FIRST = " order by w.lifted_at is null desc, w.raised_at desc, w.id";
    private static final String NAMES = """
            names as (
              insert into practice.wall_person (id, wall_id, matter_id, client_id, user_id, added_at)
              select gen_random_uuid(), :id, :matter, :client, n.user_id, :at from unnest(:people::uuid[]) n(user_id)),
            circles as (
              insert into practice.wall_group (id, wall_id, matter_id, client_id, group_id, added_at)
              select gen_random_uuid(), :id, :matter, :client, g.id, :at from unnest(:groups::uuid[]) g(id))
            insert into practice.wall_group (id, wall_id, matter_id, client_id, role_id, added_at)
            select gen_random_uuid(), :id, :matter, :client, r.id, :at from platform.role r where r.name = any(:roles::text[])""";

    private final JdbcClient jdbc;

    WallStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One statement: a wall without its names would hide the matter from the very person who is raising it. */
    void insert(WallId id, RaiseWall wall, Instant at) {
        named(jdbc.sql("""
                with raised as (
                  insert into practice.wall (id, matter_id, client_id, kind, reason, raised_at) values (:id, :matter, :client, :kind, :reason, :at)),
                """ + NAMES), id, wall.scope(), wall.names(), at)
                .param("kind", wall.kind().name()).param("reason", wall.reason()).update();
    }

    /** Removes and adds names in one statement, for the same reason. */
    void rename(WallView wall, WallNames removed, WallNames added, Instant at) {
        named(jdbc.sql("""
                with removed as (
                  update practice.wall_person
                  set removed_by = platform.current_user_id(), removed_at = :at
                  where wall_id = :id and removed_at is null and user_id = any(:noPeople::uuid[])),
                left_out as (
                  update practice.wall_group
                  set removed_by = platform.current_user_id(), removed_at = :at
                  where wall_id = :id and removed_at is null
                    and (group_id = any(:noGroups::uuid[]) or role_id in (select r.id from platform.role r where r.name = any(:noRoles::text[])))),
                """ + NAMES), wall.id(), wall.scope(), added, at)
                .param("noPeople", uuids(removed.people())).param("noGroups", uuids(removed.groups())).param("noRoles", removed.roles().toArray(String[]::new))
                .update();
    }

    private static StatementSpec named(StatementSpec statement, WallId id, WallScope scope, WallNames names, Instant at) {
        return statement.param("id", id.value()).param("matter", value(scope.matter())).param("client", value(scope.client()))
                .param("at", at.atOffset(ZoneOffset.UTC)).param("people", uuids(names.people())).param("groups", uuids(names.groups()))
                .param("roles", names.roles().toArray(String[]::new));
    }

    private static org.springframework.jdbc.core.SqlParameterValue value(@Nullable Id id) {
        return new org.springframework.jdbc.core.SqlParameterValue(java.sql.Types.OTHER, id == null ? null : id.value());
    }

    private static UUID[] uuids(List<? extends Id> ids) {
        return ids.stream().map(Id::value).toArray(UUID[]::new);
    }

    void lift(WallId id, String reason, Instant at) {
        jdbc.sql("update practice.wall set lifted_by = platform.current_user_id(), lifted_at = :at, lift_reason = :reason where id = :id and lifted_at is null")
                .param("id", id.value()).param("at", at.atOffset(ZoneOffset.UTC)).param("reason", reason).update();
    }

    /** Keeps others from raising walls around a client at the same time; false if there is no such client. */
    boolean lock(ContactId client) {
        return jdbc.sql("select id from practice.contact where id = :id for no key update").param("id", client.value()).query(UUID.class).optional().isPresent();
    }

    /** All walls around a matter or its client, standing ones first, then the latest. */
    List<WallView> of(MatterId matter) {
        return views(jdbc.sql(WALL + "where w.matter_id = :id or w.client_id = (select x.client_id from practice.matter x where x.id = :id)" + STANDING_FIRST)
                .param("id", matter.value()));
    }

    /** All walls around a client, standing ones first, then the latest. */
    List<WallView> of(ContactId client) {
        return views(jdbc.sql(WALL + "where w.client_id = :id" + STANDING_FIRST).param("id", client.value()));
    }

    List<WallView> standing() {
        return views(jdbc.sql(WALL + "where w.lifted_at is null order by w.raised_at desc, w.id"));
    }

    Optional<WallView> find(WallId id) {
        return views(jdbc.sql(WALL + "where w.id = :id").param("id", id.value())).stream().findFirst();
    }

    private List<WallView> views(StatementSpec statement) {
        List<WallView> walls = statement.query(Row.mapping(row -> new WallView(row.id("id", WallId::new), row.idOrNull("matter_id", MatterId::new),
                row.idOrNull("client_id", ContactId::new), row.text("around"), row.constant("kind", WallKind.class), row.text("reason"), List.of(), List.of(),
                row.text("raised_by_name"), row.instant("raised_at"), row.textOrNull("lifted_by_name"), row.instantOrNull("lifted_at"),
                row.textOrNull("lift_reason")))).list();
        if (walls.isEmpty()) {
            return walls;
        }
        UUID[] ids = uuids(walls.stream().map(WallView::id).toList());
        Map<WallId, List<WallView.Person>> people = people(ids);
        Map<WallId, List<WallView.Circle>> circles = circles(ids);
        return walls.stream().map(wall -> new WallView(wall.id(), wall.matterId(), wall.clientId(), wall.around(), wall.kind(), wall.reason(),
                people.getOrDefault(wall.id(), List.of()), circles.getOrDefault(wall.id(), List.of()),
                wall.raisedBy(), wall.raisedAt(), wall.liftedBy(), wall.liftedAt(), wall.liftReason())).toList();
    }

    private Map<WallId, List<WallView.Person>> people(UUID[] walls) {
        record Named(WallId wall, WallView.Person person) {}
        return jdbc.sql("""
                select p.wall_id, p.user_id, u.name
                from practice.wall_person p
                join platform.app_user u on u.firm_id = p.firm_id and u.id = p.user_id
                where p.removed_at is null and p.wall_id = any(:walls)
                order by u.name, u.id""")
                .param("walls", walls)
                .query(Row.mapping(row -> new Named(row.id("wall_id", WallId::new), new WallView.Person(row.id("user_id", UserId::new), row.text("name")))))
                .list().stream()
                .collect(Collectors.groupingBy(Named::wall, Collectors.mapping(Named::person, Collectors.toList())));
    }

    private Map<WallId, List<WallView.Circle>> circles(UUID[] walls) {
        record Within(WallId wall, @Nullable GroupId group, String name, WallView.@Nullable Person person) {}
        Map<WallId, Map<String, List<Within>>> named = new LinkedHashMap<>();
        jdbc.sql("""
                select g.wall_id, g.group_id, coalesce(p.name, r.name) as name, u.id as user_id, u.name as user_name
                from practice.wall_group g
                left join practice.people_group p on p.firm_id = g.firm_id and p.id = g.group_id
                left join platform.role r on r.firm_id = g.firm_id and r.id = g.role_id
                join practice.wall w on w.firm_id = g.firm_id and w.id = g.wall_id
                left join lateral (
                  select m.user_id from practice.people_group_member m where m.group_id = g.group_id and m.removed_at is null
                  union
                  select o.user_id from platform.user_role o where o.role_id = g.role_id
                  union
                  select o.user_id from platform.office_role o where o.role_id = g.role_id and w.kind = 'EXCLUSIONARY') x on true
                left join platform.app_user u on u.firm_id = g.firm_id and u.id = x.user_id
                where g.removed_at is null and g.wall_id = any(:walls)
                order by 3, g.id, u.name, u.id""")
                .param("walls", walls)
                .query(Row.mapping(row -> new Within(row.id("wall_id", WallId::new), row.idOrNull("group_id", GroupId::new), row.text("name"), person(row)))).list()
                .forEach(each -> named.computeIfAbsent(each.wall(), _ -> new LinkedHashMap<>())
                        .computeIfAbsent((each.group() == null ? "" : each.group().toString()) + each.name(), _ -> new ArrayList<>()).add(each));
        return named.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, wall -> wall.getValue().values().stream()
                .map(within -> new WallView.Circle(within.getFirst().group(), within.getFirst().name(),
                        within.stream().flatMap(each -> Stream.ofNullable(each.person())).toList())).toList()));
    }

    private static WallView.@Nullable Person person(Row row) {
        UserId id = row.idOrNull("user_id", UserId::new);
        return id == null ? null : new WallView.Person(id, row.text("user_name"));
    }
}
