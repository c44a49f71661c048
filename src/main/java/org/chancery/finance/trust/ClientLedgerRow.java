package org.chancery.finance.trust;

import org.chancery.finance.ledger.BankAccountId;
import org.chancery.practice.matters.MatterId;
import org.jspecify.annotations.Nullable;

/** A ledger as a command needs it. */
record ClientLedgerRow(ClientLedgerId id, BankAccountId bankAccount, LedgerKind kind, @Nullable MatterId matter) {}
