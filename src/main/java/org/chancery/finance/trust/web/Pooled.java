package org.chancery.finance.trust.web;

import org.chancery.finance.ledger.BankAccountView;
import org.chancery.finance.trust.TrustPool;

/** A trust account with its three sums, for the page that shows them. */
public record Pooled(BankAccountView account, TrustPool pool) {}
