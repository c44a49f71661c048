package org.chancery.platform.setup.web;

import java.util.Map;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.setup.FirstSteps;
import org.chancery.platform.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The first steps of the firm, and how far it is. */
@Controller
class FirstStepsPages {

    private final FirstSteps steps;

    FirstStepsPages(FirstSteps steps) {
        this.steps = steps;
    }

    @GetMapping("/firm/first-steps")
    @Requires(Permission.FIRM_MANAGE)
    ModelAndView show() {
        return new ModelAndView("platform/setup/first-steps", Map.of("steps", steps.all()));
    }

    @PostMapping("/firm/first-steps/{step}/tick")
    @Requires(Permission.FIRM_MANAGE)
    ModelAndView tick(@PathVariable String step) {
        return Pages.act(steps.tick(step), "/firm/first-steps", "Ticked.");
    }

    @PostMapping("/firm/first-steps/{step}/untick")
    @Requires(Permission.FIRM_MANAGE)
    ModelAndView untick(@PathVariable String step) {
        return Pages.act(steps.untick(step), "/firm/first-steps", "It is open again.");
    }
}
