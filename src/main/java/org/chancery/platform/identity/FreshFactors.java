package org.chancery.platform.identity;

import java.time.Clock;
import java.time.Instant;
import org.chancery.platform.identity.FreshFactor.Of;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Whether an actor must prove a second factor anew before going on. */
@Component
class FreshFactors {

    /** The refusal's code, also of the API. */
    static final String REQUIRED = "step-up-required";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final IdentitySettings settings;
    private final Clock clock;

    FreshFactors(JdbcClient jdbc, TransactionTemplate transaction, IdentitySettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    void require(Of whom) {
        Actor actor = Actors.current();
        if (actor.kind() == Actor.Kind.PERSON && !isFresh(actor.factorAt()) && asked(actor, whom)) {
            throw RefusedRequest.forbidden(Refusal.of(REQUIRED, "This needs a second factor that was proved in the last "
                    + settings.factorFreshFor().toMinutes() + " minutes."));
        }
    }

    private boolean isFresh(@org.jspecify.annotations.Nullable Instant proven) {
        return proven != null && clock.instant().isBefore(proven.plus(settings.factorFreshFor()));
    }

    private boolean asked(Actor actor, Of whom) {
        return Boolean.TRUE.equals(transaction.execute(_ -> jdbc.sql("""
                select exists (select from platform.factor where user_id = :user and confirmed_at is not null and removed_at is null)
                    or :firm and exists (select from platform.sign_in_rules where fresh_factor = 'EVERYONE')""")
                .param("user", actor.id().value()).param("firm", whom == Of.FIRM).query(Boolean.class).single()));
    }
}
