package org.chancery.platform.firm;

import org.chancery.shared.Id;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What only one may do at a time, such as making the file of a bill: two who press the button at once get the same one. */
@Component
public class Turns {

    private final JdbcClient jdbc;

    Turns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits until nobody else has this turn, and keeps it until the transaction ends. @param what the table that is written @param of the row that it is about */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(String what, Id of) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:what || ' ' || :of, 0))").param("what", what).param("of", of.toString()).query((_, _) -> "").list();
    }
}
