package org.chancery.platform.setup.web;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.setup.FirstSteps;
import org.chancery.platform.setup.FirstSteps.Standing;
import org.chancery.platform.setup.SetUp;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Frame;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.SetUpStep;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The guided setting-up of a firm: one step a page, to be saved, skipped, taken back, or left and taken up again by anybody who may. */
@Controller
class SetUpPages {

    private static final String HERE = "/firm/set-up/";

    private final SetUp setUp;
    private final FirstSteps firstSteps;
    private final TemplateEngine templates;

    SetUpPages(SetUp setUp, FirstSteps firstSteps, TemplateEngine templates) {
        this.setUp = setUp;
        this.firstSteps = firstSteps;
        this.templates = templates;
    }

    /** Goes on where it was left. */
    @GetMapping("/firm/set-up")
    @Requires(Permission.FIRM_MANAGE)
    ModelAndView resume() {
        return Pages.goTo(HERE + setUp.place().step());
    }

    @GetMapping("/firm/set-up/{step}")
    @Requires(Permission.FIRM_MANAGE)
    ModelAndView show(@PathVariable String step, @ModelAttribute("frame") Frame frame) {
        return step.equals(SetUp.DONE) ? new ModelAndView("platform/setup/set-up-done", model(step, frame)) : page(known(step), null, List.of(), frame);
    }

    @PostMapping("/firm/set-up/{step}")
    @Requires(Permission.FIRM_MANAGE)
    ModelAndView save(@PathVariable String step, Posted posted, @ModelAttribute("frame") Frame frame) {
        SetUpStep taken = known(step);
        return switch (taken.save(posted)) {
            case Outcome.Done<SetUpStep.Saved>(var saved) -> {
                tick(step);
                setUp.goTo(setUp.after(step));
                yield saved.shown() == null ? Pages.goTo(HERE + setUp.after(step)) : new ModelAndView("platform/setup/set-up-saved", model(step, frame))
                        .addObject("content", content(saved.shown(), frame)).addObject("next", HERE + setUp.after(step));
            }
            case Outcome.Refused<SetUpStep.Saved>(var refusals) -> {
                ModelAndView again = page(taken, posted.form(refusals), refusals, frame);
                again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                yield again;
            }
        };
    }

    /** What no data can show is done when its page was saved. */
    private void tick(String step) {
        if (firstSteps.all().stream().anyMatch(standing -> standing.step().key().equals(step) && standing.step().evidence() == null && !standing.done())) {
            firstSteps.tick(step).orThrow();
        }
    }

    @PostMapping("/firm/set-up/{step}/skip")
    @Requires(Permission.FIRM_MANAGE)
    ModelAndView skip(@PathVariable String step) {
        return moved(setUp.after(known(step).key()));
    }

    @PostMapping("/firm/set-up/{step}/back")
    @Requires(Permission.FIRM_MANAGE)
    ModelAndView back(@PathVariable String step) {
        return moved(setUp.before(step.equals(SetUp.DONE) ? step : known(step).key()));
    }

    private ModelAndView moved(String to) {
        setUp.goTo(to);
        return Pages.goTo(HERE + to);
    }

    @PostMapping("/firm/set-up/finish")
    @Requires(Permission.FIRM_MANAGE)
    ModelAndView finish() {
        setUp.finish();
        return Pages.goTo("/firm/first-steps");
    }

    private SetUpStep known(String step) {
        return setUp.step(step).orElseThrow(RefusedRequest::notFound);
    }

    private ModelAndView page(SetUpStep step, @Nullable Form form, List<Refusal> refusals, Frame frame) {
        boolean may = frame.may(step.permission());
        var page = new ModelAndView("platform/setup/set-up", model(step.key(), frame)).addObject("may", may).addObject("refusals", refusals);
        return may ? page.addObject("content", content(step.view(form), frame)) : page;
    }

    private Map<String, Object> model(String step, Frame frame) {
        List<Standing> standing = firstSteps.all();
        Set<String> done = standing.stream().filter(Standing::done).map(each -> each.step().key()).collect(Collectors.toSet());
        Map<String, Object> model = new HashMap<>(Map.of("steps", setUp.steps(), "at", step, "number", setUp.number(step), "done", done, "standing", standing));
        setUp.step(step).ifPresent(found -> model.put("step", found));
        return model;
    }

    private Content content(SetUpStep.View view, Frame frame) {
        var parameters = new HashMap<>(view.model());
        parameters.put("frame", frame);
        return output -> templates.render(view.template(), parameters, output);
    }
}
