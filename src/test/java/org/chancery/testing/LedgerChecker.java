package org.chancery.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chancery.finance.ledger.BooksVerification;
import org.chancery.testing.TestFirms.TestFirm;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What must hold of a firm's books after any step of a story: {@code ledgers.check(firm)}. Counted anew from the rows, besides what the program itself finds. */
@TestComponent
public class LedgerChecker {

    private final BooksVerification verification;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    LedgerChecker(BooksVerification verification, JdbcClient jdbc, TransactionTemplate transaction) {
        this.verification = verification;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    public void check(TestFirm firm) {
        firm.asSystem(() -> {
            assertThat(verification.findings()).as("what the program finds wrong in its own books").isEmpty();
            transaction.executeWithoutResult(status -> {
                assertThat(wrong("select entry_id::text from finance.posting group by entry_id, currency having sum(amount_minor) <> 0")).as("entries that do not add up").isEmpty();
                assertThat(wrong("""
                        select e.number from finance.journal_entry e where (select count(*) from finance.posting p where p.entry_id = e.id) <> e.lines or e.lines < 2"""))
                        .as("entries without all their lines").isEmpty();
                assertThat(wrong("""
                        select e.number from finance.journal_entry e join finance.journal_entry r on r.reverses_id = e.id
                        where exists (select p.account_id, p.currency, p.matter_id from finance.posting p where p.entry_id in (e.id, r.id)
                                      group by 1, 2, 3 having sum(p.amount_minor) <> 0)""")).as("reversals that leave something behind").isEmpty();
                assertThat(wrong("select currency::text from finance.account_balances('2199-12-31') group by currency having sum(balance_minor) <> 0"))
                        .as("currencies whose trial balance does not balance").isEmpty();
            });
            return true;
        });
    }

    private List<String> wrong(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }
}
