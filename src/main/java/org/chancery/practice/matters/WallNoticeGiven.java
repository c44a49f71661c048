package org.chancery.practice.matters;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.activity.ObjectRef;
import org.jspecify.annotations.Nullable;

/** Written notice of a wall was given. */
public record WallNoticeGiven(WallScope scope, NoticeId notice, NoticeView.Audience audience, String title) implements BusinessEvent {

    @Override
    public String summary() {
        return "Notice of a wall given to " + (audience == NoticeView.Audience.KEPT_OUT ? "those whom it keeps out: " : "everybody else: ") + title;
    }

    @Override
    public List<ObjectRef> objects() {
        List<ObjectRef> objects = new ArrayList<>(List.of(ObjectRef.of("wall-notice", notice)));
        if (scope instanceof WallScope.OfClient(var client)) {
            objects.add(ObjectRef.of("contact", client, "client"));
        }
        return List.copyOf(objects);
    }

    @Override
    public @Nullable UUID matter() {
        return scope.matterValue();
    }
}
