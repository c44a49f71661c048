package org.chancery.platform.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.shared.UserId;

/** Reads what {@code platform.find_actor} returns. */
final class ActorRow {

    private ActorRow() {}

    static Actor read(ResultSet row, int number) throws SQLException {
        var kind = Actor.Kind.valueOf(row.getString("kind"));
        return new Actor(row.getObject("firm_id", UUID.class), new UserId(row.getObject("user_id", UUID.class)), row.getString("name"),
                row.getString("initials"), row.getString("email"), kind,
                kind == Actor.Kind.SYSTEM ? EnumSet.allOf(Permission.class) : permissions(strings(row, "permissions")), null);
    }

    static List<String> strings(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static Set<Permission> permissions(List<String> names) {
        return names.stream().map(Permission::named).flatMap(Optional::stream).collect(Collectors.toSet());
    }
}
