package org.chancery.platform.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.platform.firm.OfficeId;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads what {@code platform.find_actor} returns, with {@code platform.office_permissions} as {@code in_offices}. */
final class ActorRow {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, List<String>>> OFFICES = new TypeReference<>() {};

    private ActorRow() {}

    static Actor read(ResultSet row, int number) throws SQLException {
        var kind = Actor.Kind.valueOf(row.getString("kind"));
        return new Actor(row.getObject("firm_id", UUID.class), new UserId(row.getObject("user_id", UUID.class)), row.getString("name"),
                row.getString("initials"), row.getString("email"), kind,
                kind == Actor.Kind.SYSTEM ? EnumSet.allOf(Permission.class) : permissions(strings(row, "permissions")), inOffices(row.getString("in_offices")), null);
    }

    static List<String> strings(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static Map<OfficeId, Set<Permission>> inOffices(@Nullable String text) {
        if (text == null || text.equals("{}")) {
            return Map.of();
        }
        Map<OfficeId, Set<Permission>> held = new HashMap<>();
        JSON.readValue(text, OFFICES).forEach((office, names) -> held.put(OfficeId.of(office), permissions(names)));
        return held;
    }

    private static Set<Permission> permissions(List<String> names) {
        return names.stream().map(Permission::named).flatMap(Optional::stream).collect(Collectors.toSet());
    }
}
