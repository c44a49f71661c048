package org.chancery.practice.matters.web;

import java.util.Map;
import java.util.Optional;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.practice.matters.MatterHead;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.MatterView;
import org.chancery.practice.matters.Matters;
import org.chancery.shared.Outcome;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where a matter stands, and its next step: taken on, put on hold, closed, opened again. */
@Controller
class MatterStandingPages {

    private final Matters matters;
    private final Asked asked;

    MatterStandingPages(Matters matters, Asked asked) {
        this.matters = matters;
        this.asked = asked;
    }

    @GetMapping("/matters/{id}/standing")
    @Requires(value = Permission.MATTERS_EDIT, byOffice = true)
    ModelAndView standing(@PathVariable MatterId id) {
        return page(asked.head(id), Form.blank());
    }

    private static ModelAndView page(MatterHead head, Form form) {
        return new ModelAndView("practice/matters/standing", Map.of("head", head, "form", form));
    }

    @PostMapping("/matters/{id}/take-on")
    ModelAndView takeOn(@PathVariable MatterId id, Posted posted) {
        MatterHead head = asked.head(id);
        return answer(posted.read(f -> Optional.ofNullable(f.dateOrNull("openedOn"))).flatMap(on -> matters.takeOn(id, on.orElse(null))), "Matter opened.", head, posted);
    }

    @PostMapping("/matters/{id}/close")
    ModelAndView close(@PathVariable MatterId id, Posted posted) {
        MatterHead head = asked.head(id);
        return answer(posted.read(f -> Optional.ofNullable(f.dateOrNull("closedOn"))).flatMap(on -> matters.close(id, on.orElse(null))), "Matter closed.", head, posted);
    }

    @PostMapping("/matters/{id}/reopen")
    ModelAndView reopen(@PathVariable MatterId id, Posted posted) {
        return answer(matters.reopen(id), "Matter opened again.", asked.head(id), posted);
    }

    @PostMapping("/matters/{id}/hold")
    ModelAndView hold(@PathVariable MatterId id, Posted posted) {
        return answer(matters.hold(id), "Matter put on hold.", asked.head(id), posted);
    }

    @PostMapping("/matters/{id}/resume")
    ModelAndView resume(@PathVariable MatterId id, Posted posted) {
        return answer(matters.resume(id), "The matter goes on.", asked.head(id), posted);
    }

    private static ModelAndView answer(Outcome<MatterView> outcome, String done, MatterHead head, Posted posted) {
        return Pages.answer(outcome, MatterView::href, _ -> Flash.done(done), posted, form -> page(head, form));
    }
}
