package org.chancery.platform.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chancery.platform.identity.PermissionChange.Kind;
import org.chancery.platform.identity.PermissionChange.Way;
import org.chancery.shared.UserId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What it means to reset a colleague's password or second factors: whoever does could come in as that colleague, so it is asked and approved like a
 * permission that is given. The colleague is told of it in any case.
 */
@Component
class AccessResets {

    private static final String IF_NOT_ASKED = " If you did not ask for this, tell your administrators at once.";

    private final JdbcClient jdbc;
    private final FactorStore factors;
    private final Notices notices;
    private final ApplicationEventPublisher events;

    AccessResets(JdbcClient jdbc, FactorStore factors, Notices notices, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.factors = factors;
        this.notices = notices;
        this.events = events;
    }

    /** What the colleague has now and would lose, in words; empty if there is no such colleague any more. */
    Optional<List<String>> before(Kind kind, UUID person) {
        return name(person).map(_ -> kind == Kind.PASSWORD ? List.of("Present password")
                : factors.confirmed(new UserId(person)).stream().map(each -> each.kind().title() + ": " + each.name()).sorted().toList());
    }

    static List<String> after(Kind kind) {
        return kind == Kind.PASSWORD ? List.of("Link to set a new one") : List.of();
    }

    /** No permission, but to the colleague: who therefore does not approve it, and it takes two. */
    static Map<UUID, List<String>> gains(UUID person) {
        return Map.of(person, List.of());
    }

    /** Within the transaction of the decision. A link for a new password is made by the asker afterwards: {@link Invitations#renew}. */
    void carryOut(Kind kind, UUID person, String name, Way way, UserId asker) {
        UserId user = new UserId(person);
        String who = name(asker.value()).orElse("An administrator");
        String how = way == Way.ALONE ? ", alone, since nobody else could approve it." : ", and " + name(Actors.current().id().value()).orElse("another") + " approved it.";
        if (kind == Kind.FACTORS) {
            factors.removeAll(user);
            notices.tell(user, who + " reset your second factors" + how + IF_NOT_ASKED);
            events.publishEvent(new AccountEvent.FactorsReset(user, name));
        } else {
            notices.tell(user, who + " asked for a link by which a new password of yours is set" + how + IF_NOT_ASKED);
            events.publishEvent(new AccountEvent.PasswordResetAllowed(user, name));
        }
    }

    private Optional<String> name(UUID person) {
        return jdbc.sql("select name from platform.app_user where id = :id and status = 'ACTIVE'").param("id", person).query(String.class).optional();
    }
}
