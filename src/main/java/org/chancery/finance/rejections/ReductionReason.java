package org.chancery.finance.rejections;

import java.util.Optional;
import org.chancery.practice.guidelines.RuleKind;
import org.jspecify.annotations.Nullable;

/** Why a client pays less than it was billed. Most reasons have a kind of rule that would have said so while the work was typed. */
public enum ReductionReason {
    BLOCK_BILLING("Block billing", RuleKind.BLOCK_BILLING),
    VAGUE("Vague narrative", RuleKind.VAGUE_NARRATIVE),
    RATE("Rate above what was agreed", RuleKind.RATE_CAP),
    RATE_INCREASE("Rate increase not agreed", RuleKind.RATE_FREEZE),
    TIMEKEEPER("Timekeeper not approved", RuleKind.UNAPPROVED_TIMEKEEPER),
    HOURS("Too many hours a day", RuleKind.HOURS_A_DAY),
    LATE("Recorded or billed too late", RuleKind.LATE_ENTRY),
    STAFFING("Staffing", RuleKind.STAFFING),
    OVERHEAD("Overhead", RuleKind.OVERHEAD),
    RECEIPT("Receipt missing", RuleKind.MISSING_RECEIPT),
    BUDGET("Over budget", RuleKind.BUDGET_OVERRUN),
    CODE("Code missing or wrong", RuleKind.CODE_SET),
    FORMAT("File not accepted", null),
    DUPLICATE("Billed twice", null),
    EXCESSIVE("More time than the task takes", null),
    ARITHMETIC("Wrong sum", null),
    OTHER("Other", null);

    private final String title;
    private final @Nullable RuleKind rule;

    ReductionReason(String title, @Nullable RuleKind rule) {
        this.title = title;
        this.rule = rule;
    }

    public String title() {
        return title;
    }

    /** What would have said so; empty where no rule could. */
    public Optional<RuleKind> rule() {
        return Optional.ofNullable(rule);
    }
}
