package org.chancery.practice.timekeeping.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.practice.timekeeping.Approvals;
import org.chancery.practice.timekeeping.ExpenseId;
import org.chancery.practice.timekeeping.ExpenseView;
import org.chancery.practice.timekeeping.Expenses;
import org.chancery.practice.timekeeping.TimeEntries;
import org.chancery.practice.timekeeping.TimeEntryId;
import org.chancery.practice.timekeeping.TimeView;
import org.chancery.practice.timekeeping.WorkSelection;
import org.chancery.shared.Outcome;
import org.springframework.web.servlet.ModelAndView;

/**
 * The steps of one piece of recorded work, time or a cost, as its page and the API take them.
 *
 * @param list where such work is listed; a piece's page is below it
 */
record WorkSteps<I, V>(Approvals approvals, String list, Function<List<I>, WorkSelection> selection, Function<I, Optional<V>> finding) {

    static WorkSteps<TimeEntryId, TimeView> ofTime(TimeEntries entries, Approvals approvals) {
        return new WorkSteps<>(approvals, "/time", WorkSelection::ofTime, entries::find);
    }

    static WorkSteps<ExpenseId, ExpenseView> ofExpenses(Expenses expenses, Approvals approvals) {
        return new WorkSteps<>(approvals, "/expenses", WorkSelection::ofExpenses, expenses::find);
    }

    V found(I id) {
        return finding.apply(id).orElseThrow(RefusedRequest::notFound);
    }

    Outcome<V> submit(I id) {
        return approvals.submit(one(id)).map(_ -> found(id));
    }

    Outcome<V> approve(I id) {
        return approvals.approve(one(id)).map(_ -> found(id));
    }

    Outcome<V> giveBack(I id, String reason) {
        return approvals.returnToDraft(one(id), reason).map(_ -> found(id));
    }

    private WorkSelection one(I id) {
        return selection.apply(List.of(id));
    }

    ModelAndView submitted(I id) {
        return Pages.act(submit(id), page(id), "Submitted for approval.");
    }

    ModelAndView approved(I id) {
        return Pages.act(approve(id), page(id), "Approved.");
    }

    ModelAndView givenBack(I id, String reason) {
        return Pages.act(giveBack(id, reason), page(id), "Returned to draft.");
    }

    ModelAndView deleted(I id, Outcome<?> outcome) {
        return Pages.act(outcome, outcome.isDone() ? list : page(id), "Draft deleted.");
    }

    private String page(I id) {
        return list + "/" + id;
    }
}
