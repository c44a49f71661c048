package org.chancery.exchange.demo;

import java.time.LocalDate;
import org.chancery.finance.banking.Statements;
import org.chancery.finance.ledger.BankAccountId;
import org.springframework.stereotype.Component;

/** The bank's statements of the month before, imported and reconciled by the bookkeeper, approved by a partner. */
@Component
class MonthEnd {

    private final Statements statements;

    MonthEnd(Statements statements) {
        this.statements = statements;
    }

    void close(Story story, boolean newest) {
        LocalDate through = story.day().withDayOfMonth(1).minusDays(1);
        month(story, story.trustAccount(), story.trust, through);
        month(story, story.operatingAccount(), story.operating, through);
    }

    private void month(Story story, BankAccountId account, DemoBank bank, LocalDate through) {
        byte[] file = bank.ofx(through.withDayOfMonth(1), through);
        story.as("Rosa Patel", 9, () -> statements.importFile(account, "statement-" + through + ".ofx", file).orThrow());
    }
}
