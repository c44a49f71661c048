package org.chancery.platform.identity.web;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chancery.platform.identity.HeldPermissions;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.PermissionChange;
import org.chancery.platform.identity.PermissionChangeId;
import org.chancery.platform.identity.PermissionChanges;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.identity.RoleId;
import org.chancery.platform.identity.Roles;
import org.chancery.platform.identity.Roles.RoleChange;
import org.chancery.platform.identity.Roles.RoleDetails;
import org.chancery.platform.identity.Users;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.MalformedRequest;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Slice;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Roles, who has them, and the changes that wait for a second person, as JSON. */
@RestController
@RequestMapping("/api/v1")
class PermissionResource {

    private final Roles roles;
    private final Users users;
    private final PermissionChanges changes;
    private final Lists lists;
    private final Clock clock;

    PermissionResource(Roles roles, Users users, PermissionChanges changes, Lists lists, Clock clock) {
        this.roles = roles;
        this.users = users;
        this.changes = changes;
        this.lists = lists;
        this.clock = clock;
    }

    /** A role. @param retiredAt since when nobody is given it */
    public record RoleJson(RoleId id, String name, String purpose, List<String> permissions, boolean factorRequired, List<UserId> holders, @Nullable Instant retiredAt) {
        static RoleJson of(RoleDetails role) {
            return new RoleJson(role.id(), role.name(), role.purpose(), role.permissions().stream().map(Permission::permission).toList(), role.factorRequired(),
                    role.holders().stream().map(Roles.Holder::id).toList(), role.retiredAt());
        }
    }

    /** What a role is to be. @param permissions by name, such as {@code trust.disburse} @param reason for whoever approves it */
    public record NewRole(String name, @Nullable String purpose, List<String> permissions, @Nullable String reason) {
        RoleChange wanted(String usualReason) {
            Set<Permission> set = EnumSet.noneOf(Permission.class);
            permissions.forEach(each -> set.add(Permission.named(each)
                    .orElseThrow(() -> new MalformedRequest(List.of(Refusal.at("permissions", "permission-unknown", "There is no permission “" + each + "”."))))));
            return new RoleChange(name, purpose == null ? "" : purpose, set, null, reason == null ? usualReason : reason);
        }
    }

    /** The roles that a person is to have, by name; {@code Partner @ALB} for one that holds with the matters of one office. */
    public record NewRoles(List<String> roles, String reason) {}

    /** What was asked or changed, and whether it is in effect already. @param waiting the changes that another person must approve */
    public record Asked(UUID id, List<PermissionChangeId> waiting) {}

    /** What is said with a decision. */
    public record Remark(@Nullable String remark) {
        String text() {
            return remark == null ? "" : remark;
        }
    }

    @GetMapping("/roles")
    @Requires({Permission.PEOPLE_MANAGE, Permission.AUDIT_VIEW})
    Slice<RoleJson> roles() {
        return Slice.whole(roles.all().stream().map(RoleJson::of).toList());
    }

    @GetMapping("/roles/{id}")
    @Requires({Permission.PEOPLE_MANAGE, Permission.AUDIT_VIEW})
    RoleJson role(@PathVariable RoleId id) {
        return roles.find(id).map(RoleJson::of).orElseThrow(RefusedRequest::notFound);
    }

    @PostMapping("/roles")
    @Requires(Permission.PEOPLE_MANAGE)
    ResponseEntity<RoleJson> add(@RequestBody NewRole role) {
        return Answers.created(roles.add(role.wanted("A new role")).map(this::role), made -> "/api/v1/roles/" + made.id());
    }

    @PutMapping("/roles/{id}")
    @Requires(Permission.PEOPLE_MANAGE)
    ResponseEntity<Asked> change(@PathVariable RoleId id, @RequestBody NewRole role) {
        role(id);
        return Answers.ok(roles.change(id, role.wanted("")).map(_ -> asked(id.value())));
    }

    @PostMapping("/roles/{id}/retire")
    @Requires(Permission.PEOPLE_MANAGE)
    ResponseEntity<Void> retire(@PathVariable RoleId id) {
        return Answers.done(roles.retire(id));
    }

    @PostMapping("/roles/{id}/restore")
    @Requires(Permission.PEOPLE_MANAGE)
    ResponseEntity<Void> restore(@PathVariable RoleId id) {
        return Answers.done(roles.restore(id));
    }

    @PutMapping("/users/{id}/roles")
    @Requires(Permission.PEOPLE_MANAGE)
    ResponseEntity<Asked> roles(@PathVariable UUID id, @RequestBody NewRoles wanted) {
        return Answers.ok(users.setRoles(new UserId(id), wanted.roles(), wanted.reason()).map(_ -> asked(id)));
    }

    private Asked asked(UUID subject) {
        return new Asked(subject, changes.waitingFor(subject).stream().map(PermissionChange::id).toList());
    }

    /** Who may do what at this moment, and why. */
    @GetMapping("/permissions")
    @Requires({Permission.PEOPLE_MANAGE, Permission.AUDIT_VIEW})
    Slice<HeldPermissions.Held> held(ListRequest request) {
        return lists.slice(HeldPages.EVERYBODY, request);
    }

    @GetMapping("/permission-changes")
    @Requires({Permission.PEOPLE_MANAGE, Permission.AUDIT_VIEW})
    Slice<PermissionChange> changes(ListRequest request) {
        return lists.slice(ChangePages.listing(changes.reader()), request.bind("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)));
    }

    @GetMapping("/permission-changes/{id}")
    @Requires({Permission.PEOPLE_MANAGE, Permission.AUDIT_VIEW})
    PermissionChange change(@PathVariable PermissionChangeId id) {
        return changes.find(id).orElseThrow(RefusedRequest::notFound);
    }

    @PostMapping("/permission-changes/{id}/approve")
    @Requires(Permission.PEOPLE_MANAGE)
    ResponseEntity<Void> approve(@PathVariable PermissionChangeId id, @RequestBody Remark said) {
        return Answers.done(changes.approve(id, said.text()));
    }

    /** Its asker takes it back by the same. */
    @PostMapping("/permission-changes/{id}/decline")
    @Requires(Permission.PEOPLE_MANAGE)
    ResponseEntity<Void> decline(@PathVariable PermissionChangeId id, @RequestBody Remark said) {
        return Answers.done(changes.decline(id, said.text()));
    }

    @PostMapping("/permission-changes/{id}/review")
    @Requires(Permission.PEOPLE_MANAGE)
    ResponseEntity<Void> review(@PathVariable PermissionChangeId id, @RequestBody Remark said) {
        return Answers.done(changes.review(id, said.text()));
    }
}
