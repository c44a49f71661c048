package org.chancery.finance.receivables;

import java.time.LocalDate;
import org.chancery.shared.InvoiceId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A promise to be kept in mind.
 *
 * @param givenOn     not in the future; null for today
 * @param promisedFor the last day on which the money is to be here
 * @param invoiceId   one of the client's bills; null for any
 */
public record NewPromise(Money amount, @Nullable LocalDate givenOn, LocalDate promisedFor, @Nullable String note, @Nullable InvoiceId invoiceId) {}
