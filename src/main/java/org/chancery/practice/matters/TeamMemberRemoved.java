package org.chancery.practice.matters;

import java.util.List;
import java.util.UUID;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.shared.UserId;

/** One of the firm no longer works on a matter. */
public record TeamMemberRemoved(MatterId id, UserId member, String name) implements BusinessEvent {

    @Override
    public String summary() {
        return name + " left the team";
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("user", member, "member"));
    }

    @Override
    public UUID matter() {
        return id.value();
    }
}
