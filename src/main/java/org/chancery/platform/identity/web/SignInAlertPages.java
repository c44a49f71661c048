package org.chancery.platform.identity.web;

import java.util.Map;
import java.util.UUID;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.identity.SignInAlerts;
import org.chancery.platform.web.Pages;
import org.chancery.shared.UserId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Whose password or code somebody guesses at, and who has to wait for it. */
@Controller
class SignInAlertPages {

    private static final String HOME = "/people/sign-in-alerts";

    private final SignInAlerts alerts;

    SignInAlertPages(SignInAlerts alerts) {
        this.alerts = alerts;
    }

    @GetMapping(HOME)
    @Requires(Permission.PEOPLE_MANAGE)
    ModelAndView show() {
        return new ModelAndView("platform/identity/sign-in-alerts", Map.of("alerts", alerts.latest(), "waiting", alerts.waiting()));
    }

    @PostMapping("/people/{id}/sign-in/allow")
    @Requires(Permission.PEOPLE_MANAGE)
    ModelAndView allow(@PathVariable UUID id) {
        return Pages.act(alerts.letTryAgain(new UserId(id)), HOME, "They may try again at once.");
    }
}
