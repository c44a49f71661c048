package org.chancery.practice.matters;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.platform.web.Row;
import org.chancery.practice.matters.Groups.GroupDetails;
import org.chancery.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Groups in the database, as far as no wall hides them. */
@Component
class GroupStore {

    private static final String GROUP = """
            select g.id, g.name, g.purpose, u.name as made_by_name, g.made_at, g.dissolved_at is not null as dissolved,
                   (select count(*) from practice.wall_group n join practice.wall w on w.firm_id = n.firm_id and w.id = n.wall_id and w.lifted_at is null
                    where n.group_id = g.id and n.removed_at is null) as walls
            from practice.people_group g
            join platform.app_user u on u.firm_id = g.firm_id and u.id = g.made_by
            """;

    private final JdbcClient jdbc;

    GroupStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(GroupId id, GroupDetails details, Instant at) {
        jdbc.sql("insert into practice.people_group (id, name, purpose, made_at) values (:id, :name, :purpose, :at)")
                .param("id", id.value()).param("name", details.name()).param("purpose", details.purpose()).param("at", at.atOffset(ZoneOffset.UTC)).update();
        people(id, details.people(), List.of(), at);
    }

    /** The people last, and in one statement: a change may hide the group from whoever makes it. */
    void change(GroupId id, GroupDetails details, List<UserId> added, List<UserId> removed, Instant at) {
        jdbc.sql("update practice.people_group set name = :name, purpose = :purpose where id = :id")
                .param("id", id.value()).param("name", details.name()).param("purpose", details.purpose()).update();
        people(id, added, removed, at);
    }

    private void people(GroupId id, List<UserId> added, List<UserId> removed, Instant at) {
        jdbc.sql("""
                with removed as (
                  update practice.people_group_member
                  set removed_by = platform.current_user_id(), removed_at = :at
                  where group_id = :id and removed_at is null and user_id = any(:removed::uuid[]))
                insert into practice.people_group_member (id, group_id, user_id, added_at)
                select gen_random_uuid(), :id, n.user_id, :at from unnest(:added::uuid[]) n(user_id)""")
                .param("id", id.value()).param("at", at.atOffset(ZoneOffset.UTC)).param("added", uuids(added)).param("removed", uuids(removed)).update();
    }

    private static UUID[] uuids(List<UserId> ids) {
        return ids.stream().map(UserId::value).toArray(UUID[]::new);
    }

    void dissolve(GroupId id, Instant at) {
        jdbc.sql("update practice.people_group set dissolved_by = platform.current_user_id(), dissolved_at = :at where id = :id")
                .param("id", id.value()).param("at", at.atOffset(ZoneOffset.UTC)).update();
    }

    List<GroupView> all() {
        return views(jdbc.sql(GROUP + "order by g.dissolved_at is null desc, g.name, g.id"));
    }

    Optional<GroupView> find(GroupId id) {
        return views(jdbc.sql(GROUP + "where g.id = :id").param("id", id.value())).stream().findFirst();
    }

    Optional<GroupView> lock(GroupId id) {
        boolean there = jdbc.sql("select id from practice.people_group where id = :id for update").param("id", id.value()).query(UUID.class).optional().isPresent();
        return there ? find(id) : Optional.empty();
    }

    private List<GroupView> views(StatementSpec statement) {
        record Member(GroupId group, WallView.Person person) {}
        List<GroupView> groups = statement.query(Row.mapping(row -> new GroupView(row.id("id", GroupId::new), row.text("name"), row.text("purpose"), List.of(),
                row.number("walls"), row.text("made_by_name"), row.instant("made_at"), row.flag("dissolved")))).list();
        Map<GroupId, List<WallView.Person>> people = jdbc.sql("""
                select m.group_id, m.user_id, u.name
                from practice.people_group_member m
                join platform.app_user u on u.firm_id = m.firm_id and u.id = m.user_id
                where m.removed_at is null and m.group_id = any(:groups)
                order by u.name, u.id""")
                .param("groups", groups.stream().map(group -> group.id().value()).toArray(UUID[]::new))
                .query(Row.mapping(row -> new Member(row.id("group_id", GroupId::new), new WallView.Person(row.id("user_id", UserId::new), row.text("name")))))
                .list().stream().collect(Collectors.groupingBy(Member::group, Collectors.mapping(Member::person, Collectors.toList())));
        return groups.stream().map(group -> new GroupView(group.id(), group.name(), group.purpose(), people.getOrDefault(group.id(), List.of()), group.walls(),
                group.madeBy(), group.madeAt(), group.dissolved())).toList();
    }
}
