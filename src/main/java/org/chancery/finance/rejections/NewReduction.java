package org.chancery.finance.rejections;

import java.time.LocalDate;
import org.chancery.finance.billing.InvoiceLineView;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a client took off a bill.
 *
 * @param lineId     of the bill; null where the bill was refused as a whole
 * @param clientCode the reason as the client's system calls it; null for none
 * @param words      what the client wrote; null for nothing
 * @param amount     taken off, with tax; null for all of the line or bill
 * @param receivedOn null for today
 * @param appealBy   until when the client takes an appeal; null if it said none
 */
public record NewReduction(InvoiceLineView.@Nullable LineId lineId, ReductionReason reason, @Nullable String clientCode, @Nullable String words, @Nullable Money amount,
        @Nullable LocalDate receivedOn, @Nullable LocalDate appealBy) {

    String code() {
        return clientCode == null ? "" : clientCode.strip();
    }

    String said() {
        return words == null ? "" : words.strip();
    }
}
