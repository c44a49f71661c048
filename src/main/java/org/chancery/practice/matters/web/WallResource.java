package org.chancery.practice.matters.web;

import java.util.List;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.Slice;
import org.chancery.practice.matters.Access;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.RaiseWall;
import org.chancery.practice.matters.WallId;
import org.chancery.practice.matters.WallKind;
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
    private final Asked asked;

    WallResource(Walls walls, Asked asked) {
        this.walls = walls;
        this.asked = asked;
    }

    /** @param responsibleToo true says that the responsible lawyer is to be kept out as well */
    record WallBody(WallKind kind, String reason, List<UserId> people, @Nullable Boolean responsibleToo) {}

    record PeopleBody(List<UserId> people, String reason, @Nullable Boolean responsibleToo) {}

    record LiftBody(String reason) {}

    record Raised(WallId id) {}

    @GetMapping("/walls")
    Slice<WallView> list(@PathVariable MatterId matter) {
        return Slice.whole(walls.of(asked.matter(matter).id()));
    }

    @PostMapping("/walls")
    ResponseEntity<Raised> raise(@PathVariable MatterId matter, @RequestBody WallBody body) {
        asked.matter(matter);
        var wall = new RaiseWall(matter, body.kind(), body.reason(), body.people(), Boolean.TRUE.equals(body.responsibleToo()));
        return Answers.created(walls.raise(wall).map(Raised::new), _ -> "/api/v1/matters/" + matter + "/walls");
    }

    @PostMapping("/walls/{id}/people")
    ResponseEntity<Raised> rename(@PathVariable MatterId matter, @PathVariable WallId id, @RequestBody PeopleBody body) {
        asked.matter(matter);
        return Answers.ok(walls.rename(id, body.people(), body.reason(), Boolean.TRUE.equals(body.responsibleToo())).map(Raised::new));
    }

    @PostMapping("/walls/{id}/lift")
    ResponseEntity<Raised> lift(@PathVariable MatterId matter, @PathVariable WallId id, @RequestBody LiftBody body) {
        asked.matter(matter);
        return Answers.ok(walls.lift(id, body.reason()).map(Raised::new));
    }

    /** Everybody of the firm, whether they can see the matter, and why. */
    @GetMapping("/access")
    Slice<Access> access(@PathVariable MatterId matter) {
        return Slice.whole(walls.access(asked.matter(matter).id()));
    }
}
