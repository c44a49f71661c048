package org.chancery.finance.ledger;

/** Where a posting goes: an account itself, the account that a bank account is, or the one that plays a role in the chart. */
public sealed interface PostedTo permits AccountId, AccountRole, BankAccountId {}
