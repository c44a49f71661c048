package org.chancery.finance.banking;

import java.util.List;
import org.chancery.finance.ledger.BooksCheck;
import org.chancery.finance.ledger.Finding;
import org.chancery.platform.web.Row;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The balances that approved reconciliations assert. An entry that is dated back into a reconciled period, or a day of clearing that is, breaks them,
 * and is found here at once: by {@code verify}, and as a warning on the pages of banking.
 */
@Service
public class Assertions implements BooksCheck {

    private final JdbcClient jdbc;

    Assertions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Each assertion that does not hold any more, with what it says and what is now; {@code assertion-broken}. Whole, whatever walls hide; it names no matter. */
    @Transactional(readOnly = true)
    public List<Finding> broken() {
        return jdbc.sql("select code, object_type, object_id, message from finance.assertion_findings() limit 1000")
                .query(Row.mapping(row -> new Finding(row.text("code"), row.text("object_type"), row.id("object_id", id -> id), row.text("message")))).list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Finding> findings() {
        return broken();
    }
}
