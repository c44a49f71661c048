package org.chancery.finance.billing;

import java.time.Instant;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody did to a pre-bill.
 *
 * @param line   the narrative of the line it was done to, shortened; null if to the whole
 * @param before in words; null where there was nothing
 * @param after  in words; null where there is nothing any more
 * @param effect by how much it moved the bill before tax: a write-down is negative
 * @param reason empty if none was given
 */
public record PreBillChange(What what, @Nullable PreBillLineId lineId, @Nullable String line, @Nullable String before, @Nullable String after, Money effect,
        String reason, String by, Instant at) {

    /** What was done. */
    public enum What {
        NARRATIVE("Narrative"), MINUTES("Time"), RATE("Rate"), AMOUNT("Amount"), DISCOUNT("Discount"), TAX("Tax"), DISPOSITION("Billed"),
        LINE_ADDED("Line added"), CAPPED("Written down to the cap"), MERGED("Merged"), TAKEN_APART("Taken apart"), BILL_DISCOUNT("Discount on the bill"), SHOW_TIME("Time shown"), NOTE("Note"), COMMENT("Comment"),
        APPROVED("Approved"), APPROVAL_VOIDED("Approval lapsed"), ISSUED("Issued"), CANCELLED("Cancelled");

        private final String title;

        What(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
