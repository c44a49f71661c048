package org.chancery.finance.trust;

import java.time.LocalDate;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.EntryId;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.InvoiceId;
import org.joda.money.Money;

/**
 * Client money that pays a bill.
 *
 * @param entry           the client money entry, which is in the database already
 * @param toBankAccountId the operating account that receives it
 * @param amount          above zero
 * @param journalEntry    the one entry of the books: trust liability and trust account down, operating account up, receivable down
 */
public record TrustPayment(TrustEntryId entry, InvoiceId invoice, MatterId matter, BankAccountId toBankAccountId, LocalDate date, Money amount,
        EntryId journalEntry) {}
