package org.chancery.platform.identity.web;

import java.util.UUID;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.identity.SecondFactors;
import org.chancery.platform.identity.Users;
import org.chancery.platform.identity.Users.UserView;
import org.chancery.platform.identity.WebSessions;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.shared.UserId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What an administrator does to somebody's sessions and second factors. */
@Controller
class AccessPages {

    private final Users users;
    private final WebSessions sessions;
    private final SecondFactors factors;

    AccessPages(Users users, WebSessions sessions, SecondFactors factors) {
        this.users = users;
        this.sessions = sessions;
        this.factors = factors;
    }

    private UserView person(UUID id) {
        return users.find(new UserId(id)).orElseThrow(RefusedRequest::notFound);
    }

    @PostMapping("/people/{id}/factors/reset")
    @Requires(Permission.PEOPLE_MANAGE)
    ModelAndView reset(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason) {
        UserView person = person(id);
        var outcome = factors.reset(person.id(), person.name(), reason);
        boolean waits = !factors.of(person.id()).isEmpty();
        return Pages.act(outcome, "/people/" + id, waits ? "Asked: another person must approve it."
                : person.name() + " signs in with the password alone until a new second factor is set up, and is told so.");
    }

    @PostMapping("/people/{id}/sessions/end")
    @Requires(Permission.PEOPLE_MANAGE)
    ModelAndView endAll(@PathVariable UUID id) {
        UserView person = person(id);
        return Pages.act(sessions.endOf(person.id(), person.name(), null), "/people/" + id, "All sessions of " + person.name() + " are ended.");
    }
}
