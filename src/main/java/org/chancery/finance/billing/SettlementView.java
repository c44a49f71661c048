package org.chancery.finance.billing;

import java.time.LocalDate;
import java.util.UUID;
import org.chancery.finance.ledger.EntryId;
import org.joda.money.Money;

/**
 * Something that reduced what is owed on a bill.
 *
 * @param source the payment, credit note or write-off
 * @param label  its number, and how it came
 * @param amount negative where it takes an earlier one back
 */
public record SettlementView(UUID id, Kind kind, UUID source, String label, LocalDate date, Money amount, EntryId entryId) {

    /** By what a bill is reduced. */
    public enum Kind {
        PAYMENT("Payment"), CREDIT("Credit note"), WRITE_OFF("Write-off");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public boolean takenBack() {
        return amount.isNegative();
    }
}
