package org.chancery.practice.matters;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.chancery.platform.web.Row;
import org.chancery.platform.web.Show;
import org.chancery.shared.Id;
import org.chancery.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The teams of matters in the database. */
@Component
class TeamStore {

    private final JdbcClient jdbc;

    TeamStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The responsible lawyer first, then the originating one, then the others by name. */
    List<TeamMember> of(MatterView matter) {
        List<TeamMember> team = new ArrayList<>();
        boolean both = matter.responsibleId().equals(matter.originatingId());
        team.add(fixed(matter.responsibleId(), matter.responsibleName(), both ? "Responsible and originating" : "Responsible"));
        UserId originating = matter.originatingId();
        if (originating != null && !both) {
            team.add(fixed(originating, Objects.requireNonNull(matter.originatingName()), "Originating"));
        }
        jdbc.sql("""
                select m.user_id, u.name, u.initials, m.role
                from practice.matter_member m
                join platform.app_user u on u.firm_id = m.firm_id and u.id = m.user_id
                where m.matter_id = :matter
                order by u.name, u.id""")
                .param("matter", matter.id().value())
                .query(Row.mapping(row -> new TeamMember(row.id("user_id", UserId::new), row.text("name"), row.text("initials"), row.text("role"), false)))
                .list().stream().filter(member -> team.stream().noneMatch(each -> each.id().equals(member.id()))).forEach(team::add);
        return List.copyOf(team);
    }

    private static TeamMember fixed(UserId id, String name, String role) {
        return new TeamMember(id, name, Show.initials(name), role, true);
    }

    /** Adds a person, or gives one who is there another role. */
    void put(MatterId matter, UserId person, String role) {
        jdbc.sql("""
                insert into practice.matter_member (id, matter_id, user_id, role) values (:id, :matter, :user, :role)
                on conflict on constraint matter_member_once do update set role = excluded.role""")
                .param("id", Id.next()).param("matter", matter.value()).param("user", person.value()).param("role", role).update();
    }

    boolean remove(MatterId matter, UserId person) {
        return jdbc.sql("delete from practice.matter_member where matter_id = :matter and user_id = :user")
                .param("matter", matter.value()).param("user", person.value()).update() == 1;
    }
}
