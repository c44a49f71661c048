package org.chancery.finance.runs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chancery.platform.firm.OfficeId;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.Arrangement;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Which matters a rule bills, and when.
 *
 * @param dayOfMonth    on which it starts by itself, 1 to 31, in shorter months on the last; null for on demand only
 * @param through       up to which day work is billed
 * @param officeId      of the matters; null for all
 * @param practiceArea  of the matters, whatever its case; empty for all
 * @param arrangement   of the matters; null for all
 * @param responsibleId whose matters; null for everybody's
 * @param threshold     a matter whose pre-bill would come to less is left out, if it is in this currency; null for none
 */
public record BillingRuleTerms(String name, @Nullable Integer dayOfMonth, Through through, @Nullable OfficeId officeId, String practiceArea, Arrangement.@Nullable Kind arrangement,
        @Nullable UserId responsibleId, @Nullable Money threshold) {

    public BillingRuleTerms {
        name = name.strip();
        practiceArea = practiceArea.strip();
    }

    /** All matters, on demand, up to the day. */
    public static BillingRuleTerms onDemand(String name) {
        return new BillingRuleTerms(name, null, Through.THE_DAY, null, "", null, null, null);
    }

    public BillingRuleTerms onDay(int day) {
        return new BillingRuleTerms(name, day, through, officeId, practiceArea, arrangement, responsibleId, threshold);
    }

    public BillingRuleTerms atLeast(Money sum) {
        return new BillingRuleTerms(name, dayOfMonth, through, officeId, practiceArea, arrangement, responsibleId, sum);
    }

    /** The day of a month on which it starts by itself; null for none. */
    @Nullable LocalDate due(LocalDate month) {
        return dayOfMonth == null ? null : month.withDayOfMonth(Math.min(dayOfMonth, month.lengthOfMonth()));
    }

    /** When it starts, in words. */
    public String when() {
        return dayOfMonth == null ? "on demand" : "day %d of each month".formatted(dayOfMonth);
    }

    /** What it is confined to, in words. */
    String words() {
        List<String> words = new ArrayList<>();
        if (!practiceArea.isEmpty()) {
            words.add(practiceArea);
        }
        if (arrangement != null) {
            words.add(arrangement.word().toLowerCase(Locale.ENGLISH));
        }
        if (threshold != null) {
            words.add("from " + Show.money(threshold));
        }
        return String.join(", ", words);
    }
}
