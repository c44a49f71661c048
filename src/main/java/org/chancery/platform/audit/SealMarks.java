package org.chancery.platform.audit;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Up to where rows may be sealed, so that none which commits late is left behind. */
@Repository
class SealMarks {

    private final JdbcClient jdbc;

    SealMarks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A place, and a transaction that was begun after it was drawn.
     *
     * @param transaction PostgreSQL's number of it
     */
    record Mark(long place, String transaction) {}

    @Transactional
    Mark now() {
        return jdbc.sql("select place, transaction_id from platform.seal_mark()").query((row, n) -> new Mark(row.getLong("place"), row.getString("transaction_id"))).single();
    }

    /** Whether every transaction that may have drawn a place up to the mark's has ended. */
    @Transactional
    boolean passed(Mark mark) {
        return jdbc.sql("select platform.seal_mark_passed(:transaction)").param("transaction", mark.transaction()).query(Boolean.class).single();
    }
}
