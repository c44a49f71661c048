package org.chancery.finance.runs;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A billing rule.
 *
 * @param officeName null for all offices; {@code responsibleName} likewise for all lawyers
 * @param ownerId    in whose name it starts by itself: whoever saved it last
 * @param active     whether it starts at all
 * @param version    counts its changes
 */
public record BillingRuleView(BillingRuleId id, BillingRuleTerms terms, @Nullable String officeName, @Nullable String responsibleName, UserId ownerId, String ownerName, boolean active,
        int version) {

    public String href() {
        return "/billing-rules/" + id;
    }

    /** Which matters it bills, in words. */
    public String matters() {
        String words = Stream.of(officeName == null ? "" : officeName, responsibleName == null ? "" : "matters of " + responsibleName, terms.words()).filter(each -> !each.isEmpty())
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "all matters" : words;
    }
}
