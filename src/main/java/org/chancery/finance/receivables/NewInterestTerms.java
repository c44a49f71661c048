package org.chancery.finance.receivables;

import java.time.LocalDate;
import org.chancery.practice.contacts.ContactId;
import org.chancery.shared.InvoiceId;
import org.jspecify.annotations.Nullable;

/**
 * Terms of interest on overdue bills.
 *
 * @param clientId  whose bills they are for; null for the firm's, or for those of one bill
 * @param invoiceId the one bill they are for; null for the firm's, or for those of a client
 * @param from      first day on which they count; null for today
 * @param rateBps   of a year of 365 days, in hundredths of a percent: 850 is 8.5 %; 0 for no interest, null for what the client or the firm has, from then on
 * @param graceDays after the due day, without interest
 */
public record NewInterestTerms(@Nullable ContactId clientId, @Nullable InvoiceId invoiceId, @Nullable LocalDate from, @Nullable Integer rateBps, int graceDays) {}
