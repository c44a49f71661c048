package org.chancery.finance.trust;

import java.time.LocalDate;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.practice.matters.MatterId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Client money paid out to somebody who is not the firm.
 *
 * @param payee      who is paid
 * @param instrument by what: cheque, wire, cash
 * @param reference  the instrument's own number; may be left out for cash alone
 */
public record TrustDisbursement(BankAccountId bankAccountId, MatterId matterId, LocalDate date, Money amount, String payee, String purpose, String instrument,
        @Nullable String reference) {}
