package org.chancery.practice.timekeeping.web;

import java.util.Map;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.Matters;
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
    private final Matters matters;

    WorkListPages(WorkLists work, Lists lists, Matters matters) {
        this.work = work;
        this.lists = lists;
        this.matters = matters;
    }

    @GetMapping("/time")
    ModelAndView time(ListRequest request) {
        return lists.page(WorkLists.TIME, work.seen(request));
    }

    @GetMapping("/expenses")
    ModelAndView expenses(ListRequest request) {
        return lists.page(WorkLists.EXPENSES, work.seen(request));
    }

    @GetMapping("/matters/{id}/time")
    ModelAndView timeOf(@PathVariable MatterId id, ListRequest request) {
        return lists.page(WorkLists.TIME, work.seen(request).with("matterId", id), "practice/timekeeping/matter-time", model(id));
    }

    @GetMapping("/matters/{id}/expenses")
    ModelAndView expensesOf(@PathVariable MatterId id, ListRequest request) {
        return lists.page(WorkLists.EXPENSES, work.seen(request).with("matterId", id), "practice/timekeeping/matter-expenses", model(id));
    }

    private Map<String, Object> model(MatterId id) {
        return Map.of("matter", matters.find(id).orElseThrow(RefusedRequest::notFound),
                "mayRecord", Actors.current().may(Permission.TIME_RECORD) || Actors.current().may(Permission.TIME_RECORD_OTHERS));
    }
}
