package org.chancery.finance.trust;

import java.time.LocalDate;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.practice.matters.MatterId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Client money that came in.
 *
 * @param payor      who paid
 * @param instrument by what: cheque, wire, cash
 * @param reference  the instrument's own number; may be left out for cash alone
 * @param clearedOn  from when the bank lets it be paid out, which may be a day to come; null while that is not known
 */
public record TrustReceipt(BankAccountId bankAccountId, MatterId matterId, LocalDate date, Money amount, String payor, String purpose, String instrument,
        @Nullable String reference, @Nullable LocalDate clearedOn) {}
