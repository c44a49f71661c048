package org.chancery.practice.timekeeping.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.practice.timekeeping.Approvals;
import org.chancery.practice.timekeeping.ExpenseId;
import org.chancery.practice.timekeeping.ExpenseView;
import org.chancery.practice.timekeeping.TimeEntryId;
import org.chancery.practice.timekeeping.TimeView;
import org.chancery.practice.timekeeping.WorkSelection;
import org.chancery.shared.Outcome;
import org.chancery.shared.UserId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** What others submitted, person by person, to approve or to give back with a reason. */
@Controller
public class ApprovalPages {

    private final Approvals approvals;

    ApprovalPages(Approvals approvals) {
        this.approvals = approvals;
    }

    /** A person's submitted work. */
    public record Group(UserId person, String name, List<TimeView> time, List<ExpenseView> expenses) {
        public int minutes() {
            return time.stream().mapToInt(TimeView::minutes).sum();
        }
    }

    @GetMapping("/time/approvals")
    ModelAndView waiting() {
        return new ModelAndView("practice/timekeeping/approvals", Map.of("groups", groups(approvals.waitingWork())));
    }

    private static List<Group> groups(Approvals.Waiting waiting) {
        Map<UserId, Group> groups = new LinkedHashMap<>();
        Stream.concat(waiting.time().stream().map(entry -> Map.entry(entry.timekeeperId(), entry.timekeeperName())),
                        waiting.expenses().stream().map(expense -> Map.entry(expense.incurredBy(), expense.incurredByName())))
                .forEach(person -> groups.computeIfAbsent(person.getKey(), id -> new Group(id, person.getValue(), new ArrayList<>(), new ArrayList<>())));
        waiting.time().forEach(entry -> group(groups, entry.timekeeperId()).time().add(entry));
        waiting.expenses().forEach(expense -> group(groups, expense.incurredBy()).expenses().add(expense));
        return List.copyOf(groups.values());
    }

    private static Group group(Map<UserId, Group> groups, UserId person) {
        return Objects.requireNonNull(groups.get(person));
    }

    @PostMapping("/time/approvals/approve")
    ModelAndView approve(Posted posted) {
        return answer(posted, approvals.approve(selection(posted)), "approved");
    }

    @PostMapping("/time/approvals/return")
    ModelAndView giveBack(Posted posted) {
        String reason = posted.textOrNull("reason");
        return answer(posted, approvals.returnToDraft(selection(posted), reason == null ? "" : reason), "returned to draft");
    }

    private static WorkSelection selection(Posted posted) {
        return new WorkSelection(posted.ids("time", TimeEntryId::of), posted.ids("expense", ExpenseId::of));
    }

    /** Back to where the boxes were: the list of time or of expenses, or what waits. */
    private static ModelAndView answer(Posted posted, Outcome<Integer> outcome, String done) {
        String back = switch (Objects.requireNonNullElse(posted.textOrNull("from"), "")) {
            case "time" -> "/time?state=SUBMITTED";
            case "expense" -> "/expenses?state=SUBMITTED";
            default -> "/time/approvals";
        };
        int count = outcome instanceof Outcome.Done<Integer>(var value) ? value : 0;
        return Pages.actOnSeveral(outcome.flatMap(_ -> count == 0 ? Outcome.refused("required", "Nothing was ticked.") : Outcome.done(count)), back,
                "%d %s %s.".formatted(count, count == 1 ? "item" : "items", done));
    }
}
