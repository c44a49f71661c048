package org.chancery.finance.receivables;

import java.time.LocalDate;
import java.util.List;
import org.chancery.practice.contacts.ContactId;
import org.chancery.shared.InvoiceId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A payment plan as it is agreed: either equal instalments or those that are listed.
 *
 * @param invoiceIds     open bills of the client, of one currency
 * @param equal          null where the instalments are listed
 * @param instalments    by day, together exactly what is owed; null where they are equal
 * @param breakAfterDays for how many days a late instalment is waited for, from 0 to 90
 * @param rateBps        interest of a year that the bills bear while the plan is kept, in hundredths of a percent; null for none
 * @param note           null for none
 */
public record NewPlan(ContactId clientId, List<InvoiceId> invoiceIds, @Nullable Equal equal, @Nullable List<Instalment> instalments, int breakAfterDays, @Nullable Integer rateBps,
        @Nullable String note) {

    public NewPlan {
        invoiceIds = List.copyOf(invoiceIds);
        instalments = instalments == null ? null : List.copyOf(instalments);
    }

    /** @param number from 1 to 120 */
    public record Equal(int number, LocalDate first, Every every) {}

    /** @param amount more than zero */
    public record Instalment(LocalDate dueOn, Money amount) {}

    /** How far apart equal instalments are. */
    public enum Every {
        WEEK("Every week"), FORTNIGHT("Every two weeks"), MONTH("Every month");

        private final String title;

        Every(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        /** The day so many steps after the first; a month that is too short ends sooner. */
        LocalDate after(LocalDate first, int steps) {
            return switch (this) {
                case WEEK -> first.plusWeeks(steps);
                case FORTNIGHT -> first.plusWeeks(2L * steps);
                case MONTH -> first.plusMonths(steps);
            };
        }
    }
}
