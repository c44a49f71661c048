package org.chancery.platform.identity.web;

import java.util.List;
import java.util.UUID;
import org.chancery.platform.firm.OfficeId;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.identity.Users;
import org.chancery.platform.identity.Users.UserView;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.Slice;
import org.chancery.shared.UserId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The firm's people and service accounts as JSON. */
@RestController
@RequestMapping("/api/v1/users")
class UserResource {

    private final Users users;

    UserResource(Users users) {
        this.users = users;
    }

    /** A person or service account. */
    public record UserJson(UserId id, String name, String email, String initials, String title, Actor.Kind kind, boolean timekeeper, String status, List<String> roles, OfficeId officeId) {
        static UserJson of(UserView user) {
            return new UserJson(user.id(), user.name(), user.email(), user.initials(), user.title(), user.kind(), user.timekeeper(), user.status(), user.roles(), user.officeId());
        }
    }

    @GetMapping
    @Requires(Permission.PEOPLE_VIEW)
    Slice<UserJson> list() {
        return Slice.whole(users.all().stream().map(UserJson::of).toList());
    }

    @GetMapping("/{id}")
    @Requires(Permission.PEOPLE_VIEW)
    ResponseEntity<Object> one(@PathVariable UUID id) {
        return users.find(new UserId(id)).<ResponseEntity<Object>>map(user -> ResponseEntity.ok(UserJson.of(user))).orElseGet(Answers::notFound);
    }
}
