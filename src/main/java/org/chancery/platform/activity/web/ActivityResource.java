package org.chancery.platform.activity.web;

import java.util.UUID;
import org.chancery.platform.activity.Activities;
import org.chancery.platform.activity.Activities.ActivityView;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The business events of a matter, or of the firm, newest first. */
@RestController
@RequestMapping("/api/v1/activity")
class ActivityResource {

    private final Activities activities;

    ActivityResource(Activities activities) {
        this.activities = activities;
    }

    @GetMapping
    @Requires(Permission.MATTERS_VIEW)
    Slice<ActivityView> list(@RequestParam(required = false) @Nullable UUID matterId, @RequestParam(defaultValue = "200") int limit) {
        int most = Math.clamp(limit, 1, 1000);
        return Slice.whole(matterId == null ? activities.latest(most) : activities.ofMatter(matterId, most));
    }
}
