package org.chancery.practice.timekeeping;

import java.util.Optional;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who may record, see and approve whose work. */
@Component
class WorkAuthority {

    private final JdbcClient jdbc;

    WorkAuthority(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static UserId me() {
        return Actors.current().id();
    }

    /** Whether the acting person sees the work of others; one's own everybody sees. */
    static boolean seesOthers() {
        Actor actor = Actors.current();
        return actor.kind() == Actor.Kind.SYSTEM || actor.may(Permission.TIME_RECORD_OTHERS) || actor.may(Permission.TIME_APPROVE)
                || actor.may(Permission.BILLING_VIEW) || actor.may(Permission.BILLING_PREPARE) || actor.may(Permission.REPORTS_VIEW);
    }

    static Optional<Refusal> refusalToRecordFor(UserId person, String field) {
        boolean may = person.equals(me()) || Actors.current().may(Permission.TIME_RECORD_OTHERS);
        return may ? Optional.empty() : Optional.of(Refusal.at(field, "forbidden", "You may record your own time only."));
    }

    /**
     * Whether what the acting person records for somebody is approved by that at once: an approver records it for another person, or is a
     * service account that counts as a second person.
     */
    boolean approvesAtOnce(UserId person) {
        return Actors.current().may(Permission.TIME_APPROVE) && (!person.equals(me()) || secondPerson());
    }

    /** Whether the acting account's approvals count as another person's even for what it recorded itself. */
    boolean secondPerson() {
        return Actors.current().kind() == Actor.Kind.SERVICE
                && jdbc.sql("select second_person from platform.app_user where id = :me").param("me", me().value()).query(Boolean.class).optional().orElse(false);
    }
}
