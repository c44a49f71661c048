package org.chancery.finance.receivables;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chancery.finance.billing.PreBillId;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.InvoiceId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The interest of a bill up to the end of a day.
 *
 * @param through last day of it
 * @param balance what was owed of the bill at the end of that day, without interest
 * @param accrued and not charged, each period rounded once
 * @param parts   how it came about: days of one debt at one rate
 * @param charges what was charged, oldest first, with what was taken back
 */
public record InterestView(InvoiceId invoiceId, String number, MatterId matterId, String matterNumber, String matter, ContactId clientId, LocalDate dueOn, LocalDate through, Money balance,
        Money accrued, List<Part> parts, List<Charged> charges) {

    public InterestView {
        parts = List.copyOf(parts);
        charges = List.copyOf(charges);
    }

    /** @param rateBps of a year, in hundredths of a percent */
    public record Part(LocalDate from, LocalDate through, int days, Money owed, int rateBps) {

        /** In words, as the bill over the interest says it. */
        public String words() {
            return "%s at %s %% for %d %s".formatted(org.chancery.platform.web.Show.money(owed), InterestTerms.percent(rateBps), days, days == 1 ? "day" : "days");
        }
    }

    /**
     * A charge of interest.
     *
     * @param amount    that accrued; its bill may ask for less
     * @param billId    that asks for it; null while it is a pre-bill
     * @param live      whether the days count as charged: not once the line was taken off, the pre-bill cancelled or the bill voided
     */
    public record Charged(InterestChargeId id, LocalDate from, LocalDate through, Money amount, PreBillId preBillId, @Nullable InvoiceId billId, @Nullable String billNumber, boolean live, String by,
            Instant at) {

        /** Where it is asked for. */
        public String href() {
            return billId == null ? "/pre-bills/" + preBillId : "/bills/" + billId;
        }
    }

    /** Whether anything was ever asked for or could be. */
    public boolean nothing() {
        return accrued.isZero() && charges.isEmpty();
    }
}
