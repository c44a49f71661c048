package org.chancery.finance.ebilling;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.chancery.finance.billing.InvoiceLineView;
import org.chancery.finance.billing.LineKind;
import org.chancery.finance.ebilling.ledes.EBill;
import org.chancery.finance.ebilling.ledes.Finding;
import org.chancery.practice.timekeeping.Breach;
import org.chancery.practice.timekeeping.CheckedWork;
import org.chancery.practice.timekeeping.GuidelineChecks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the client's guidelines say of the lines of its e-bill, with the codes that were supplied since. */
@Component
class EBillGuidelines {

    private final GuidelineChecks checks;

    EBillGuidelines(GuidelineChecks checks) {
        this.checks = checks;
    }

    /** By line, from 1. */
    List<Finding> findings(EBillBuilding.Built built) {
        Map<UUID, CheckedWork.Billed> work = new HashMap<>();
        Map<UUID, Integer> numbers = new HashMap<>();
        for (int i = 0; i < built.lines().size(); i++) {
            InvoiceLineView line = built.lines().get(i);
            if (line.kind() == LineKind.TIME || line.kind() == LineKind.EXPENSE) {
                UUID id = Objects.requireNonNull(line.workItemId());
                work.put(id, billed(line, built.bill().lines().get(i)));
                numbers.put(id, i + 1);
            }
        }
        return checks.asBilled(work).stream().map(breach -> finding(breach, Objects.requireNonNull(numbers.get(breach.work())))).toList();
    }

    private static CheckedWork.Billed billed(InvoiceLineView line, EBill.Line made) {
        return new CheckedWork.Billed(line.minutes(), line.narrative(), orNull(made.codes().task()), orNull(made.codes().activity()), orNull(made.codes().expense()), line.rate(), line.amount());
    }

    private static @Nullable String orNull(String code) {
        return code.isEmpty() ? null : code;
    }

    private static Finding finding(Breach breach, int line) {
        return new Finding(breach.refuses() ? Finding.Severity.ERROR : Finding.Severity.WARNING, line, field(breach.field()), 0, "guideline", breach.inWords());
    }

    /** As LEDES calls what would mend it; "" for what no field says. */
    private static String field(String field) {
        return switch (field) {
            case "narrative" -> "LINE_ITEM_DESCRIPTION";
            case "minutes" -> "LINE_ITEM_NUMBER_OF_UNITS";
            case "timekeeperId" -> "TIMEKEEPER_ID";
            case "taskCode" -> "LINE_ITEM_TASK_CODE";
            case "activityCode" -> "LINE_ITEM_ACTIVITY_CODE";
            case "code" -> "LINE_ITEM_EXPENSE_CODE";
            case "date" -> "LINE_ITEM_DATE";
            case "amount" -> "LINE_ITEM_TOTAL";
            default -> "";
        };
    }
}
