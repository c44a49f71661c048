package org.chancery.practice.timekeeping.web;

import java.util.UUID;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.practice.timekeeping.WorkStatus;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;

/** The buttons that a page of work offers to who looks; the facade decides anew when one is pressed. */
public record Steps(boolean change, boolean submit, boolean approve, boolean takeBack, boolean giveBack, boolean receipt) {

    static Steps of(UserId owner, WorkStatus status, @Nullable UUID billId) {
        Actor actor = Actors.current();
        boolean own = owner.equals(actor.id());
        boolean records = own || actor.may(Permission.TIME_RECORD_OTHERS);
        boolean approves = actor.maySomewhere(Permission.TIME_APPROVE);
        boolean unbilled = billId == null;
        boolean submitted = unbilled && status == WorkStatus.SUBMITTED;
        boolean approved = unbilled && status == WorkStatus.APPROVED;
        boolean draft = unbilled && status == WorkStatus.DRAFT && records;
        return new Steps(draft, draft, submitted && approves && !own, submitted && own, approves && (approved || (submitted && !own)), unbilled && records);
    }
}
