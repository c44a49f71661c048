package org.chancery.practice.matters.web;

import java.util.List;
import java.util.Objects;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.Slice;
import org.chancery.practice.matters.Access;
import org.chancery.practice.matters.Accesses;
import org.chancery.practice.matters.GroupId;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.RaiseWall;
import org.chancery.practice.matters.WallId;
import org.chancery.practice.matters.WallKind;
import org.chancery.practice.matters.WallNames;
import org.chancery.practice.matters.WallScope;
import org.chancery.practice.matters.WallView;
import org.chancery.practice.matters.Walls;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Walls around a matter, and who can see it and why, on the API. */
@RestController
@RequestMapping("/api/v1/matters/{matter}")
class WallResource {

    private final Walls walls;
    private final Accesses accesses;
    private final Asked asked;

    WallResource(Walls walls, Accesses accesses, Asked asked) {
        this.walls = walls;
        this.accesses = accesses;
        this.asked = asked;
    }

    /**
     * @param roles          by name
     * @param responsibleToo true says that a responsible lawyer is to be kept out as well
     */
    record WallBody(WallKind kind, String reason, @Nullable List<UserId> people, @Nullable List<GroupId> groups, @Nullable List<String> roles, @Nullable Boolean responsibleToo) {

        RaiseWall around(WallScope scope) {
            return new RaiseWall(scope, kind, reason, names(people, groups, roles), Boolean.TRUE.equals(responsibleToo));
        }
    }

    record PeopleBody(@Nullable List<UserId> people, @Nullable List<GroupId> groups, @Nullable List<String> roles, String reason, @Nullable Boolean responsibleToo) {

        WallNames names() {
            return WallResource.names(people, groups, roles);
        }
    }

    private static WallNames names(@Nullable List<UserId> people, @Nullable List<GroupId> groups, @Nullable List<String> roles) {
        return new WallNames(Objects.requireNonNullElse(people, List.of()), Objects.requireNonNullElse(groups, List.of()), Objects.requireNonNullElse(roles, List.of()));
    }

    record LiftBody(String reason) {}

    record Raised(WallId id) {}

    @GetMapping("/walls")
    @Requires(Permission.MATTERS_VIEW)
    Slice<WallView> list(@PathVariable MatterId matter) {
        return Slice.whole(walls.of(asked.matter(matter).id()));
    }

    @PostMapping("/walls")
    @Requires(Permission.WALLS_MANAGE)
    ResponseEntity<Raised> raise(@PathVariable MatterId matter, @RequestBody WallBody body) {
        asked.matter(matter);
        return Answers.created(walls.raise(body.around(new WallScope.OfMatter(matter))).map(Raised::new), _ -> "/api/v1/matters/" + matter + "/walls");
    }

    @PostMapping("/walls/{id}/people")
    @Requires(Permission.WALLS_MANAGE)
    ResponseEntity<Raised> rename(@PathVariable MatterId matter, @PathVariable WallId id, @RequestBody PeopleBody body) {
        asked.matter(matter);
        return Answers.ok(walls.rename(id, body.names(), body.reason(), Boolean.TRUE.equals(body.responsibleToo())).map(Raised::new));
    }

    @PostMapping("/walls/{id}/lift")
    @Requires(Permission.WALLS_MANAGE)
    ResponseEntity<Raised> lift(@PathVariable MatterId matter, @PathVariable WallId id, @RequestBody LiftBody body) {
        asked.matter(matter);
        return Answers.ok(walls.lift(id, body.reason()).map(Raised::new));
    }

    /** Everybody of the firm, whether they can see the matter, and why. */
    @GetMapping("/access")
    @Requires(Permission.MATTERS_VIEW)
    Slice<Access> access(@PathVariable MatterId matter) {
        return Slice.whole(accesses.of(asked.matter(matter).id()));
    }
}
