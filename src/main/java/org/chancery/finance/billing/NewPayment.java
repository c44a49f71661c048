package org.chancery.finance.billing;

import java.time.LocalDate;
import java.util.List;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.practice.contacts.ContactId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Money that was received into an operating account.
 *
 * @param payorId     who paid, the client or somebody else
 * @param amount      above zero, in the currency of the account
 * @param method      how it came: {@code CHEQUE}, {@code TRANSFER}, {@code CARD}, {@code CASH}, or a word of the firm's own
 * @param reference   cheque number or the bank's reference; null for none
 * @param allocations the bills it pays; null for the payor's own, oldest due first; empty for none yet
 */
public record NewPayment(ContactId payorId, BankAccountId bankAccountId, LocalDate date, Money amount, String method, @Nullable String reference,
        @Nullable List<Allocation> allocations) {}
