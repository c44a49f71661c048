package org.chancery.finance.banking.statement;

import java.time.LocalDate;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One booked line of a statement.
 *
 * @param position    place among the lines of its statement, counted from 1
 * @param bookedOn    the day the bank booked it, as the bank wrote it: never moved into another time zone
 * @param valueOn     the day from which the money counts, or null when the bank does not say
 * @param amount      positive into the account, negative out of it; may be zero
 * @param description payee, payor and remittance in one line of text, never blank
 * @param reference   cheque number or end-to-end id, or null
 * @param bankId      the bank's own id of the line as written (OFX {@code FITID}; CAMT {@code AcctSvcrRef}, else
 *                    {@code NtryRef}), or null
 * @param fingerprint recognises this line again in another download of the same account: unique within a statement,
 *                    stable between overlapping files of one format (not between OFX and CAMT); 32 hexadecimal digits
 */
public record StatementLine(
        int position,
        LocalDate bookedOn,
        @Nullable LocalDate valueOn,
        Money amount,
        String description,
        @Nullable String reference,
        @Nullable String bankId,
        String fingerprint) {}
