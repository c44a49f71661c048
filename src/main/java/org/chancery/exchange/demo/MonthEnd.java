package org.chancery.exchange.demo;

import java.time.LocalDate;
import org.chancery.finance.banking.MatchView;
import org.chancery.finance.banking.Matches;
import org.chancery.finance.banking.NewMatch;
import org.chancery.finance.banking.NewReconciliation;
import org.chancery.finance.banking.ReconciliationId;
import org.chancery.finance.banking.Reconciliations;
import org.chancery.finance.banking.Statements;
import org.chancery.finance.ledger.BankAccountId;
import org.springframework.stereotype.Component;

/** The bank's statements of the month before: imported, matched and reconciled by the bookkeeper, approved by a partner, the newest not yet. */
@Component
class MonthEnd {

    private static final String BOOKKEEPER = "Rosa Patel";

    private final Statements statements;
    private final Reconciliations reconciliations;
    private final Matches matches;

    MonthEnd(Statements statements, Reconciliations reconciliations, Matches matches) {
        this.statements = statements;
        this.reconciliations = reconciliations;
        this.matches = matches;
    }

    void close(Story story, boolean newest) {
        LocalDate through = story.day().withDayOfMonth(1).minusDays(1);
        month(story, story.operatingAccount(), story.operating, through, newest);
        month(story, story.trustAccount(), story.trust, through, newest);
    }

    private void month(Story story, BankAccountId account, DemoBank bank, LocalDate through, boolean newest) {
        byte[] file = bank.ofx(through.withDayOfMonth(1), through);
        ReconciliationId id = story.as(BOOKKEEPER, 9, () -> {
            statements.importFile(account, "statement-" + through + ".ofx", file).orThrow();
            ReconciliationId begun = reconciliations.begin(new NewReconciliation(account, through, null)).orThrow().id();
            matches.autoMatch(begun).orThrow();
            acceptProposals(begun);
            return begun;
        });
        boolean agrees = story.as(BOOKKEEPER, 10, () -> reconciliations.find(id).orElseThrow().agrees());
        if (agrees && !newest) {
            story.as("James Harcourt", 15, () -> reconciliations.approve(id).orThrow());
        }
    }

    /** What the program would not decide alone, such as two cheques of one amount, the bookkeeper does, one at a time. */
    private void acceptProposals(ReconciliationId id) {
        for (var proposals = matches.proposals(id); !proposals.isEmpty(); proposals = matches.proposals(id)) {
            MatchView first = proposals.getFirst();
            if (!matches.match(id, new NewMatch(first.lineIds(), first.postings(), null)).isDone()) {
                return;
            }
        }
    }
}
