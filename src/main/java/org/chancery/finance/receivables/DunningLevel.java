package org.chancery.finance.receivables;

import java.util.List;

/**
 * A level of dunning: what is written to a client whose bill is so late.
 *
 * @param level       1 to 5; a bill has them in their order, none is left out
 * @param daysOverdue how many days late a bill is due for it; more than for the level before
 * @param title       heads the letter
 * @param letter      its text; {@code {client}} and {@code {total}} are filled in
 */
public record DunningLevel(int level, int daysOverdue, String title, String letter) {

    /** What a firm begins with. */
    static final List<DunningLevel> USUAL = List.of(
            new DunningLevel(1, 7, "Reminder", "Our records show that the bills listed below have not been paid. If your payment is on its way, please disregard this letter. Otherwise "
                    + "we would be grateful for {total} within ten days."),
            new DunningLevel(2, 30, "Second reminder", "We wrote to you about the bills listed below and have not received your payment of {total}. Please pay within ten days, or call us "
                    + "if something about a bill is in question: we will gladly look into it."),
            new DunningLevel(3, 60, "Final reminder", "In spite of our reminders the bills listed below are still open. Please pay {total} within seven days of the date of this letter. "
                    + "Otherwise we shall have to consider further steps."));

    String filled(String client, String total) {
        return letter.replace("{client}", client).replace("{total}", total);
    }
}
