package org.chancery.exchange.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chancery.finance.billing.InvoiceLineView;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.finance.rejections.NewReduction;
import org.chancery.finance.rejections.ReductionReason;
import org.chancery.finance.rejections.ReductionView;
import org.chancery.finance.rejections.Reductions;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.guidelines.Guideline;
import org.chancery.practice.guidelines.Guidelines;
import org.chancery.practice.guidelines.NewGuideline;
import org.chancery.practice.guidelines.RuleKind;
import org.chancery.practice.guidelines.Severity;
import org.springframework.stereotype.Component;

/** At the end of the story a client has sent its billing guidelines, and took something off a bill for what none of them says. */
@Component
class Demands {

    private static final String BOOKKEEPER = "Rosa Patel";
    private static final String PARTNER = "Amelia Lane";

    private final Guidelines guidelines;
    private final Reductions reductions;

    Demands(Guidelines guidelines, Reductions reductions) {
        this.guidelines = guidelines;
        this.reductions = reductions;
    }

    void make(Story story, Billing billing) {
        Optional<InvoiceView> owed = story.data.matters().stream().flatMap(plan -> story.matters.containsKey(plan.key()) ? billing.open(story, plan.key()).stream() : Stream.empty()).findFirst();
        owed.ifPresent(bill -> {
            demand(story, bill.clientId());
            reduced(story, bill);
        });
    }

    private void demand(Story story, ContactId client) {
        rule(story, client, RuleKind.BLOCK_BILLING, Map.of("mostTasks", "1", "aboveMinutes", "30"), "4.2", "Each task is recorded separately, with its own time.");
        rule(story, client, RuleKind.HOURS_A_DAY, Map.of("mostMinutes", "600"), "4.5", "No timekeeper bills more than ten hours a day.");
        rule(story, client, RuleKind.MISSING_RECEIPT, Map.of("above", "75.00", "currency", "USD"), "6.1", "A receipt is attached to each cost above $75.");
    }

    private void rule(Story story, ContactId client, RuleKind kind, Map<String, String> parameters, String clause, String words) {
        story.as(PARTNER, 17, () -> guidelines.add(new NewGuideline(client, null, kind, parameters, Severity.WARN,
                new Guideline.Source("Outside Counsel Guidelines", clause, words), story.today.withDayOfYear(1), null)).orThrow());
    }

    private void reduced(Story story, InvoiceView bill) {
        List<InvoiceLineView> lines = bill.lines().stream().filter(line -> line.minutes() > 0 && line.total().isPositive()).limit(2).toList();
        if (lines.size() == 2) {
            ReductionView late = record(story, bill, new NewReduction(lines.getFirst().id(), ReductionReason.VAGUE, "N12", "Does not say what was reviewed.", null, null, story.today.plusDays(21)));
            story.as(BOOKKEEPER, 17, () -> reductions.appeal(late.id(), "The chronology of 14 August names every record that was reviewed.", story.today.plusDays(14)).orThrow());
            record(story, bill, new NewReduction(lines.getLast().id(), ReductionReason.EXCESSIVE, null, "More than the task takes.", null, null, story.today.plusDays(21)));
        }
    }

    private ReductionView record(Story story, InvoiceView bill, NewReduction reduction) {
        return story.as(BOOKKEEPER, 17, () -> reductions.record(bill.id(), reduction).orThrow());
    }
}
