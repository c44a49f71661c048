package org.chancery.platform.audit;

import org.chancery.platform.audit.Reading.Kind;
import org.chancery.platform.firm.FirmContext;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.PermissionUse;
import org.chancery.shared.Id;
import org.springframework.stereotype.Component;

/** Writes the use of permissions down beside the readings: gathered in memory, a batch at a time. */
@Component
class PermissionUseLog implements PermissionUse {

    private final ReadLog log;

    PermissionUseLog(ReadLog log) {
        this.log = log;
    }

    @Override
    public void used(Actor actor, Permission permission, String act) {
        String request = FirmContext.current().map(FirmContext.Scope::request).orElse("");
        log.note(new Reading(actor.firm(), Id.next(), log.now(), actor.id().value(), request, Kind.USED, act, null, permission.permission(), 1));
    }
}
