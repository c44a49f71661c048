package org.chancery.finance.trust.web;

import java.util.List;
import org.chancery.finance.ledger.BankAccountView;
import org.chancery.finance.trust.ClientLedgerView;
import org.chancery.finance.trust.LedgerCard;

/** A matter's ledger in one account, with its entries, the latest first. */
public record Held(ClientLedgerView ledger, BankAccountView account, List<LedgerCard.Line> entries) {}
