package org.chancery.practice.guidelines;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chancery.practice.timekeeping.CheckedWork;

/**
 * Which codes work must carry. A missing one is asked for, never made up.
 *
 * @param task     whether time needs a task code; {@code activity} and {@code expense} likewise
 * @param taskSets that task codes are of, in capitals: {@code LITIGATION}, or a set of the firm's own; empty for any
 */
record CodeSet(boolean task, boolean activity, boolean expense, Set<String> taskSets) implements Rule {

    static final List<Parameter> PARAMETERS = List.of(new Parameter("task", "Time needs a task code", Parameter.Type.YES_NO, "", false),
            new Parameter("activity", "Time needs an activity code", Parameter.Type.YES_NO, "", false), new Parameter("expense", "A cost needs an expense code", Parameter.Type.YES_NO, "", false),
            Parameter.words("taskSets", "Task codes of the sets", "LITIGATION, PROJECT, BANKRUPTCY, COUNSELLING or your own, between commas; empty for any"));

    static CodeSet read(Given given) {
        CodeSet rule = new CodeSet(given.flag("task"), given.flag("activity"), given.flag("expense"),
                given.words("taskSets").stream().map(set -> set.toUpperCase(Locale.ROOT)).collect(Collectors.toSet()));
        if (!rule.task && !rule.activity && !rule.expense && rule.taskSets.isEmpty()) {
            given.refuse("task", "required", "Say which codes the client wants.");
        }
        return rule;
    }

    @Override
    public String summary() {
        String needed = String.join(", ", List.of(task ? "task" : "", activity ? "activity" : "", expense ? "expense" : "").stream().filter(word -> !word.isEmpty()).toList());
        return (needed.isEmpty() ? "" : "Codes needed: " + needed + (taskSets.isEmpty() ? "" : "; ")) + (taskSets.isEmpty() ? "" : "tasks of " + String.join(", ", taskSets));
    }

    @Override
    public Optional<Found> found(CheckedWork work, Surroundings around) {
        if (!work.isTime()) {
            return expense && work.expenseCode() == null ? Found.at("code", "The client wants an expense code: which is it?") : Optional.empty();
        }
        String code = work.taskCode();
        if (code == null && task) {
            return Found.at("taskCode", "The client wants a task code: which is it?");
        }
        String set = code == null || taskSets.isEmpty() ? null : around.setOf(code);
        if (code != null && !taskSets.isEmpty() && (set == null || !taskSets.contains(set.toUpperCase(Locale.ROOT)))) {
            return Found.at("taskCode", "The client does not take task %s: it takes those of %s.".formatted(code, String.join(", ", taskSets)));
        }
        return activity && work.activityCode() == null ? Found.at("activityCode", "The client wants an activity code: which is it?") : Optional.empty();
    }
}
