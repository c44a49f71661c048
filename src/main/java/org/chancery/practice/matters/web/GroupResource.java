package org.chancery.practice.matters.web;

import java.util.List;
import java.util.Objects;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Slice;
import org.chancery.practice.matters.GroupId;
import org.chancery.practice.matters.GroupView;
import org.chancery.practice.matters.Groups;
import org.chancery.practice.matters.Groups.GroupDetails;
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

/** The groups that walls name, on the API. */
@RestController
@RequestMapping("/api/v1/wall-groups")
class GroupResource {

    private final Groups groups;

    GroupResource(Groups groups) {
        this.groups = groups;
    }

    record GroupBody(String name, @Nullable String purpose, List<UserId> people) {

        GroupDetails details() {
            return new GroupDetails(name, Objects.requireNonNullElse(purpose, ""), people);
        }
    }

    record Made(GroupId id) {}

    @GetMapping
    @Requires(Permission.WALLS_MANAGE)
    Slice<GroupView> list() {
        return Slice.whole(groups.all());
    }

    @PostMapping
    @Requires(Permission.WALLS_MANAGE)
    ResponseEntity<Made> make(@RequestBody GroupBody body) {
        return Answers.created(groups.make(body.details()).map(Made::new), made -> "/api/v1/wall-groups/" + made.id());
    }

    @GetMapping("/{group}")
    @Requires(Permission.WALLS_MANAGE)
    GroupView get(@PathVariable GroupId group) {
        return groups.find(group).orElseThrow(RefusedRequest::notFound);
    }

    /** Gives a group its name, its purpose and exactly these people; every wall that names it changes with it. */
    @PutMapping("/{group}")
    @Requires(Permission.WALLS_MANAGE)
    ResponseEntity<Made> change(@PathVariable GroupId group, @RequestBody GroupBody body) {
        return Answers.ok(groups.change(group, body.details()).map(Made::new));
    }

    @PostMapping("/{group}/dissolve")
    @Requires(Permission.WALLS_MANAGE)
    ResponseEntity<Made> dissolve(@PathVariable GroupId group) {
        return Answers.ok(groups.dissolve(group).map(Made::new));
    }
}
