package org.chancery.finance.receivables;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.chancery.practice.contacts.ContactId;
import org.chancery.shared.InvoiceId;
import org.jspecify.annotations.Nullable;

/**
 * Terms of interest as they were set; they never change, later ones take their place.
 *
 * @param clientId  null for terms of the firm or of one bill
 * @param invoiceId null for terms of the firm or of a client
 * @param from      first day on which they count
 * @param rateBps   of a year, in hundredths of a percent; null for those of the client or the firm again
 * @param graceDays after the due day, without interest
 */
public record InterestTerms(InterestTermsId id, @Nullable ContactId clientId, @Nullable InvoiceId invoiceId, LocalDate from, @Nullable Integer rateBps, int graceDays, String by, Instant at) {

    /** In words. */
    public String words() {
        if (rateBps == null) {
            return invoiceId == null && clientId == null ? "none" : "as agreed more widely";
        }
        return rateBps == 0 ? "no interest" : percent(rateBps) + " % a year" + (graceDays == 0 ? "" : graceDays == 1 ? " after 1 day of grace" : " after %d days of grace".formatted(graceDays));
    }

    /** Hundredths of a percent as a percentage. */
    public static String percent(int bps) {
        return BigDecimal.valueOf(bps, 2).stripTrailingZeros().toPlainString();
    }
}
