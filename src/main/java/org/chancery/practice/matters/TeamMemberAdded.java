package org.chancery.practice.matters;

import java.util.List;
import java.util.UUID;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.shared.UserId;

/** One of the firm works on a matter. */
public record TeamMemberAdded(MatterId id, UserId member, String name, String role) implements BusinessEvent {

    @Override
    public String summary() {
        return name + " joined the team as " + role;
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
