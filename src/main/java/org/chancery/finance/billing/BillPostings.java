package org.chancery.finance.billing;

import static org.chancery.finance.ledger.AccountRole.ACCOUNTS_RECEIVABLE;
import static org.chancery.finance.ledger.AccountRole.CLIENT_COSTS_ADVANCED;
import static org.chancery.finance.ledger.AccountRole.COST_RECOVERY_INCOME;
import static org.chancery.finance.ledger.AccountRole.FEE_INCOME;
import static org.chancery.finance.ledger.AccountRole.INTEREST_INCOME;
import static org.chancery.finance.ledger.AccountRole.TAX_PAYABLE;
import static org.chancery.finance.ledger.AccountRole.WRITE_OFF;

import java.util.List;
import org.chancery.finance.ledger.AccountRole;
import org.chancery.finance.ledger.NewPosting;
import org.chancery.practice.matters.MatterId;
import org.joda.money.Money;

/** What bills do in the books. */
final class BillPostings {

    private BillPostings() {}

    /**
     * A bill: receivable up, income and tax up. A cost paid to a third party takes back what was advanced for it; what the bill asks
     * beyond that, or short of it, is income from costs.
     */
    static List<NewPosting> issue(MatterId matter, List<PreBillLineView> lines) {
        var postings = new Postings();
        for (PreBillLineView line : lines) {
            postings.debit(ACCOUNTS_RECEIVABLE, matter, line.amount().plus(line.tax()));
            if (line.hard()) {
                postings.credit(CLIENT_COSTS_ADVANCED, matter, line.worked().amount());
                postings.credit(COST_RECOVERY_INCOME, matter, line.amount().minus(line.worked().amount()));
            } else {
                postings.credit(income(line.kind()), matter, line.amount());
            }
            postings.credit(TAX_PAYABLE, matter, line.tax());
        }
        return postings.list();
    }

    /** A credit note: income and tax down, receivable down. What was advanced to third parties stays spent. */
    static List<NewPosting> credit(MatterId matter, List<CreditedLine> lines) {
        var postings = new Postings();
        for (CreditedLine line : lines) {
            postings.debit(income(line.line().kind()), matter, line.amount()).debit(TAX_PAYABLE, matter, line.tax())
                    .credit(ACCOUNTS_RECEIVABLE, matter, line.total());
        }
        return postings.list();
    }

    /** A debt given up: a loss. */
    static List<NewPosting> writeOff(MatterId matter, Money amount) {
        return new Postings().debit(WRITE_OFF, matter, amount).credit(ACCOUNTS_RECEIVABLE, matter, amount).list();
    }

    private static AccountRole income(LineKind kind) {
        return kind == LineKind.INTEREST ? INTEREST_INCOME : kind.cost() ? COST_RECOVERY_INCOME : FEE_INCOME;
    }
}
