package org.chancery.practice.matters.web;

import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Slice;
import org.chancery.practice.matters.StopId;
import org.chancery.practice.matters.WallAttempt;
import org.chancery.practice.matters.WallAttempts;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who asked for what a wall hides from him, on the API. */
@RestController
@RequestMapping("/api/v1/wall-attempts")
class WallAttemptResource {

    private final WallAttempts attempts;
    private final Lists lists;

    WallAttemptResource(WallAttempts attempts, Lists lists) {
        this.attempts = attempts;
        this.lists = lists;
    }

    record ReviewBody(String comment) {}

    record Reviewed(StopId id) {}

    @GetMapping
    @Requires(Permission.WALLS_MANAGE)
    Slice<WallAttempt> list(ListRequest request) {
        return lists.slice(WallAttemptPages.ATTEMPTS, request);
    }

    @GetMapping("/{attempt}")
    @Requires(Permission.WALLS_MANAGE)
    WallAttempt.Reviewed get(@PathVariable StopId attempt) {
        return attempts.find(attempt).orElseThrow(RefusedRequest::notFound);
    }

    @PostMapping("/{attempt}/review")
    @Requires(Permission.WALLS_MANAGE)
    ResponseEntity<Reviewed> review(@PathVariable StopId attempt, @RequestBody ReviewBody body) {
        return Answers.ok(attempts.review(attempt, body.comment()).map(Reviewed::new));
    }
}
