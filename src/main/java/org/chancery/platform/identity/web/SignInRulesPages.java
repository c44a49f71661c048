package org.chancery.platform.identity.web;

import java.util.HashSet;
import java.util.Map;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.identity.SignInRules;
import org.chancery.platform.identity.SignInRules.Fresh;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Who must have a second factor, and when it must be fresh. */
@Controller
class SignInRulesPages {

    private static final String HOME = "/people/sign-in-rules";

    private final SignInRules rules;

    SignInRulesPages(SignInRules rules) {
        this.rules = rules;
    }

    @GetMapping(HOME)
    @Requires(Permission.PEOPLE_MANAGE)
    ModelAndView show() {
        return page(Form.blank());
    }

    private ModelAndView page(Form form) {
        return new ModelAndView("platform/identity/sign-in-rules", Map.of("rules", rules.current(), "form", form));
    }

    @PostMapping(HOME)
    @Requires(Permission.PEOPLE_MANAGE)
    ModelAndView set(Posted posted) {
        return Pages.answer(posted.read(f -> f.constant("freshFactor", Fresh.class)).flatMap(fresh -> rules.set(fresh, new HashSet<>(posted.all("roles")))),
                _ -> HOME, _ -> Flash.done("The rules hold from everybody's next click."), posted, this::page);
    }
}
