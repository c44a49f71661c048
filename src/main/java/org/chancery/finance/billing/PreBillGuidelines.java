package org.chancery.finance.billing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.chancery.practice.timekeeping.Breach;
import org.chancery.practice.timekeeping.CheckedWork;
import org.chancery.practice.timekeeping.GuidelineChecks;
import org.chancery.shared.Refusal;
import org.springframework.stereotype.Component;

/** Holds the lines of a pre-bill, as they would be billed, against the client's guidelines: all of them at once. Lines of the bill's own are nobody's work. */
@Component
class PreBillGuidelines {

    private static final int MOST_NAMED = 20;

    private final GuidelineChecks checks;

    PreBillGuidelines(GuidelineChecks checks) {
        this.checks = checks;
    }

    /** In the order of the lines. */
    List<LineBreach> of(PreBillView bill) {
        Map<UUID, CheckedWork.Billed> work = new HashMap<>();
        Map<UUID, PreBillLineView> lines = new HashMap<>();
        bill.billed().stream().filter(line -> line.kind() == LineKind.TIME || line.kind() == LineKind.EXPENSE).forEach(line -> {
            UUID id = Objects.requireNonNull(line.workItemId());
            lines.put(id, line);
            work.put(id, new CheckedWork.Billed(line.minutes(), line.narrative(), line.taskCode(), line.activityCode(), line.expenseCode(), line.rate(), line.amount()));
        });
        return checks.asBilled(work).stream().map(breach -> new LineBreach(Objects.requireNonNull(lines.get(breach.work())), breach))
                .sorted(Comparator.comparing(each -> each.line().position())).toList();
    }

    /** What keeps it from being issued. */
    List<Refusal> refusals(PreBillView bill) {
        return of(bill).stream().filter(each -> each.breach().refuses()).limit(MOST_NAMED).map(each -> Refusal.of("guideline", words(each.line(), each.breach()))).toList();
    }

    private static String words(PreBillLineView line, Breach breach) {
        return "Line %d: %s".formatted(line.position(), breach.inWords());
    }
}
