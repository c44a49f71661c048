package org.chancery.finance.banking;

import org.chancery.finance.ledger.BankAccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who imports, matches or approves for a bank account works there alone until the end of the transaction. */
@Component
class BankingLock {

    private final JdbcClient jdbc;

    BankingLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void take(BankAccountId account) {
        jdbc.sql("select finance.lock_banking(:account)").param("account", account.value()).query((_, _) -> account).list();
    }
}
