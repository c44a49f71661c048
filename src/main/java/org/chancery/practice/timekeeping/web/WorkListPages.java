package org.chancery.practice.timekeeping.web;

import java.util.Map;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.practice.matters.MatterHeads;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.timekeeping.WorkLists;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The lists of time and expenses, of the firm and of a matter. */
@Controller
class WorkListPages {

    private final WorkLists work;
    private final Lists lists;
    private final MatterHeads heads;

    WorkListPages(WorkLists work, Lists lists, MatterHeads heads) {
        this.work = work;
        this.lists = lists;
        this.heads = heads;
    }

    @GetMapping("/time")
    ModelAndView time(ListRequest request) {
        return lists.page(WorkLists.TIME, work.seen(request), "practice/timekeeping/work-list", mayApprove("time"));
    }

    @GetMapping("/expenses")
    ModelAndView expenses(ListRequest request) {
        return lists.page(WorkLists.EXPENSES, work.seen(request), "practice/timekeeping/work-list", mayApprove("expense"));
    }

    /** @param ticks the name under which ticked rows are sent */
    private static Map<String, Object> mayApprove(String ticks) {
        return Map.of("ticks", ticks, "mayApprove", Actors.current().maySomewhere(Permission.TIME_APPROVE));
    }

    @GetMapping("/matters/{id}/time")
    ModelAndView timeOf(@PathVariable MatterId id, ListRequest request) {
        return lists.page(WorkLists.TIME, work.seen(request).with("matterId", id), "practice/timekeeping/matter-work", model(id));
    }

    @GetMapping("/matters/{id}/expenses")
    ModelAndView expensesOf(@PathVariable MatterId id, ListRequest request) {
        return lists.page(WorkLists.EXPENSES, work.seen(request).with("matterId", id), "practice/timekeeping/matter-work", model(id));
    }

    private Map<String, Object> model(MatterId id) {
        return Map.of("head", heads.find(id).orElseThrow(RefusedRequest::notFound));
    }
}
