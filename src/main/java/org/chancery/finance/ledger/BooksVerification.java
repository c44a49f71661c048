package org.chancery.finance.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Proves the current firm's books anew from their entries: Σ = 0 of each, all lines there, carried balances; of client money no ledger
 * below zero on any date, in the book or of what has cleared, guarded balances = Σ entries, bank = book = client ledgers; and whatever rooms above add.
 */
@Service
public class BooksVerification {

    private final JdbcClient jdbc;
    private final ObjectProvider<BooksCheck> checks;

    BooksVerification(JdbcClient jdbc, ObjectProvider<BooksCheck> checks) {
        this.jdbc = jdbc;
        this.checks = checks;
    }

    /** What does not hold, and where; empty if all does. It sees every matter, whatever walls hide, and names none. */
    @Requires({Permission.LEDGER_VIEW, Permission.LEDGER_CLOSE})
    @Transactional(readOnly = true)
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(jdbc.sql("select code, object_type, object_id, message from finance.findings() limit 1000")
                .query((row, n) -> new Finding(row.getString("code"), row.getString("object_type"), row.getObject("object_id", UUID.class), row.getString("message")))
                .list());
        findings.addAll(findingsOfRooms());
        return findings;
    }

    /** Of these, what rooms above add: all that {@code finance.close_books} has not asked the database already. */
    List<Finding> findingsOfRooms() {
        return checks.orderedStream().flatMap(check -> check.findings().stream()).toList();
    }
}
