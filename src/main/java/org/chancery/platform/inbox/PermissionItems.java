package org.chancery.platform.inbox;

import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.PermissionChangeMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A change of permissions waits for a second person. */
@Component
class PermissionItems {

    private static final String KIND = "permission-change";

    private final Inbox inbox;

    PermissionItems(Inbox inbox) {
        this.inbox = inbox;
    }

    @EventListener
    void moved(PermissionChangeMoved change) {
        switch (change.to()) {
            case WAITING -> inbox.ask(Ask.of(KIND, change.id(), "Approve " + change.what(), "/permissions/changes/" + change.id()).to(Permission.PEOPLE_MANAGE).not(change.askedBy()));
            case DONE, DECLINED -> inbox.settle(KIND, change.id());
            case WITHDRAWN, EXPIRED -> inbox.withdraw(KIND, change.id());
        }
    }
}
