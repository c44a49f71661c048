package org.chancery.practice.matters;

import java.util.List;
import java.util.Optional;
import org.chancery.platform.web.Row;
import org.chancery.practice.contacts.ContactId;
import org.chancery.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds and locks what a wall is to stand around, so that two who raise walls there follow one another. */
@Component
class WallSubjects {

    private final JdbcClient jdbc;
    private final MatterStore matters;
    private final WallStore walls;

    WallSubjects(JdbcClient jdbc, MatterStore matters, WallStore walls) {
        this.jdbc = jdbc;
        this.matters = matters;
        this.walls = walls;
    }

    /** Empty if there is no such thing, or a wall hides it already. */
    Optional<WallSubject> lock(WallScope scope) {
        return switch (scope) {
            case WallScope.OfMatter(var id) -> matters.lock(id).map(matter -> new WallSubject(scope,
                    List.of(new WallView.Person(matter.responsibleId(), matter.responsibleName())), standing(walls.of(id))));
            case WallScope.OfClient(var id) -> walls.lock(id) ? Optional.of(new WallSubject(scope, responsible(id), standing(walls.of(id)))) : Optional.empty();
        };
    }

    private static List<WallView> standing(List<WallView> walls) {
        return walls.stream().filter(WallView::stands).toList();
    }

    private List<WallView.Person> responsible(ContactId client) {
        return jdbc.sql("""
                select distinct u.id, u.name from practice.matter m join platform.app_user u on u.firm_id = m.firm_id and u.id = m.responsible_id
                where m.client_id = :client and m.status <> 'CLOSED' order by u.name""")
                .param("client", client.value()).query(Row.mapping(row -> new WallView.Person(row.id("id", UserId::new), row.text("name")))).list();
    }
}
