package org.chancery.practice.matters.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.chancery.platform.identity.Users;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Posted;
import org.chancery.practice.matters.GroupId;
import org.chancery.practice.matters.Groups;
import org.chancery.practice.matters.WallKind;
import org.chancery.practice.matters.WallNames;
import org.chancery.practice.matters.WallScope;
import org.chancery.practice.matters.RaiseWall;
import org.chancery.practice.matters.WallView;
import org.chancery.shared.Outcome;
import org.chancery.shared.UserId;
import org.springframework.stereotype.Component;

/** Reads and draws the forms of walls, whatever they stand around. */
@Component
class WallForms {

    private final Users users;
    private final Groups groups;

    WallForms(Users users, Groups groups) {
        this.users = users;
        this.groups = groups;
    }

    Outcome<RaiseWall> wall(WallScope scope, Posted posted) {
        return posted.read(f -> new RaiseWall(scope, f.constant("kind", WallKind.class), text(f, "reason"), names(f), f.flag("responsibleToo")));
    }

    /** The names that a wall is to have from now on. */
    record NewNames(WallNames names, String reason, boolean responsibleToo) {}

    Outcome<NewNames> names(WallView wall, Posted posted) {
        Objects.requireNonNull(wall);
        return posted.read(f -> new NewNames(names(f), text(f, "reason"), f.flag("responsibleToo")));
    }

    private static WallNames names(Posted f) {
        return new WallNames(f.ids("people", UserId::of), f.ids("groups", GroupId::of), f.all("roles"));
    }

    static String text(Posted posted, String field) {
        return Objects.requireNonNullElse(posted.textOrNull(field), "");
    }

    /** What both forms offer to choose from. */
    Map<String, Object> model(Form form) {
        return new HashMap<>(Map.of("form", form, "people", users.all(), "groups", groups.all().stream().filter(group -> !group.dissolved()).toList(),
                "roles", users.roles().stream().map(Users.RoleView::name).toList()));
    }
}
