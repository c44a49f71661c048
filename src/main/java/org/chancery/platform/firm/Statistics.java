package org.chancery.platform.firm;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the database knows of its tables. It counts them by itself some time after they have grown; who has just brought in much does not wait for it. */
@Component
public class Statistics {

    private final JdbcClient jdbc;

    Statistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void refresh() {
        jdbc.sql("select platform.refresh_statistics()").query((row, n) -> n).list();
    }
}
