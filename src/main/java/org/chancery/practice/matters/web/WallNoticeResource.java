package org.chancery.practice.matters.web;

import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Slice;
import org.chancery.practice.matters.NoticeId;
import org.chancery.practice.matters.NoticeToMe;
import org.chancery.practice.matters.NoticeView;
import org.chancery.practice.matters.WallId;
import org.chancery.practice.matters.WallNotices;
import org.chancery.practice.matters.WallView;
import org.chancery.practice.matters.Walls;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** All walls and their written notices, on the API. */
@RestController
@RequestMapping("/api/v1")
class WallNoticeResource {

    private final Walls walls;
    private final WallNotices notices;

    WallNoticeResource(Walls walls, WallNotices notices) {
        this.walls = walls;
        this.notices = notices;
    }

    /** @param days within how many days it is to be acknowledged, 1 to 90 */
    record NoticeBody(NoticeView.Audience audience, String title, String body, int days) {}

    record Given(NoticeId id) {}

    /** The walls that stand, but those that keep the caller out. */
    @GetMapping("/walls")
    @Requires(Permission.WALLS_MANAGE)
    Slice<WallView> walls() {
        return Slice.whole(walls.standing());
    }

    /** The notices of a wall, with who has acknowledged them and until when the others are to. */
    @GetMapping("/walls/{wall}/notices")
    @Requires(Permission.WALLS_MANAGE)
    Slice<NoticeView> of(@PathVariable WallId wall) {
        return Slice.whole(notices.of(walls.find(wall).orElseThrow(RefusedRequest::notFound).id()));
    }

    @PostMapping("/walls/{wall}/notices")
    @Requires(Permission.WALLS_MANAGE)
    ResponseEntity<Given> write(@PathVariable WallId wall, @RequestBody NoticeBody body) {
        WallId there = walls.find(wall).orElseThrow(RefusedRequest::notFound).id();
        return Answers.created(notices.write(new WallNotices.NewNotice(there, body.audience(), body.title(), body.body(), body.days())).map(Given::new),
                _ -> "/api/v1/walls/" + wall + "/notices");
    }

    /** What the caller is told of walls. */
    @GetMapping("/notices")
    Slice<NoticeToMe> mine() {
        return Slice.whole(notices.toMe());
    }

    @PostMapping("/notices/{notice}/acknowledge")
    ResponseEntity<Given> acknowledge(@PathVariable NoticeId notice) {
        return Answers.ok(notices.acknowledge(notice).map(Given::new));
    }
}
