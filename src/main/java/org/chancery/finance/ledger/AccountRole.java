package org.chancery.finance.ledger;

/** What the program posts to an account for. Each firm has one account of each role, under a code and a name of its own. */
public enum AccountRole implements PostedTo {
    /** Issued bills that are not paid yet. */
    ACCOUNTS_RECEIVABLE,
    /** Costs paid to third parties for clients, until they are billed or written off. */
    CLIENT_COSTS_ADVANCED,
    /** What the firm owes its suppliers. */
    ACCOUNTS_PAYABLE,
    /** Tax on bills, owed to the state. */
    TAX_PAYABLE,
    /** Payments of clients that no bill has taken up yet. */
    UNAPPLIED_RECEIPTS,
    /** Client money: what the firm holds in trust and owes to each matter. Moves with client money alone. */
    TRUST_LIABILITY,
    FEE_INCOME,
    /** Costs recovered from clients beyond what was advanced for them: copies, mileage, other soft costs. */
    COST_RECOVERY_INCOME,
    /** Interest that clients pay on overdue bills. */
    INTEREST_INCOME,
    /** Reductions of issued bills that the firm grants. */
    DISCOUNTS_GIVEN,
    /** Bills and costs that will not be paid. */
    WRITE_OFF,
    BANK_CHARGES,
    /** Gains and losses from currencies. */
    EXCHANGE_DIFFERENCES,
    /** The other side of balances taken over from earlier books. */
    OPENING_BALANCE_EQUITY,
    RETAINED_EARNINGS
}
