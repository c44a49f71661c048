package org.chancery.practice.timekeeping;

import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.AccountEvent.AccessEnded;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Halts the timer of somebody whose access has ended, in the same transaction; what it counted until then stays. */
@Component
class LeaversTimers {

    private final JdbcClient jdbc;
    private final Firms firms;

    LeaversTimers(JdbcClient jdbc, Firms firms) {
        this.jdbc = jdbc;
        this.firms = firms;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void halt(AccessEnded ended) {
        jdbc.sql("select practice.pause_timers_of(:user, :at)").param("user", ended.user().value()).param("at", TimeStore.at(firms.now())).query(Integer.class).single();
    }
}
