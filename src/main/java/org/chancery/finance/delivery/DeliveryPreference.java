package org.chancery.finance.delivery;

import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How and when a client wants bills.
 *
 * @param emails  to which each bill goes, one letter each; at most 10
 * @param message that stands in the letter before the usual words; empty for none
 * @param months  work through these is billed by runs, 1 to 12; empty for every month
 */
public record DeliveryPreference(DeliveryWay way, List<String> emails, String message, List<Integer> months) {

    public DeliveryPreference {
        emails = emails.stream().map(String::strip).filter(each -> !each.isEmpty()).distinct().toList();
        message = message.strip();
        months = months.stream().distinct().sorted().toList();
    }

    /** On paper, every month: for clients of whom nothing was said. */
    public static DeliveryPreference usual() {
        return new DeliveryPreference(DeliveryWay.PRINT, List.of(), "", List.of());
    }

    public static DeliveryPreference byMail(String... emails) {
        return new DeliveryPreference(DeliveryWay.EMAIL, List.of(emails), "", List.of());
    }

    boolean bills(LocalDate through) {
        return months.isEmpty() || months.contains(through.getMonthValue());
    }

    /** The client's calendar in words. */
    public String calendar() {
        return months.isEmpty() ? "every month"
                : months.stream().map(month -> Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH)).collect(Collectors.joining(", "));
    }
}
