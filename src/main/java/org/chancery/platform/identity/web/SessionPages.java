package org.chancery.platform.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.chancery.platform.identity.WebSessions;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.shared.Outcome;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where a person is signed in, and ending that from afar. */
@Controller
class SessionPages {

    private static final String HOME = "/profile/sessions";

    private final WebSessions sessions;

    SessionPages(WebSessions sessions) {
        this.sessions = sessions;
    }

    @GetMapping(HOME)
    ModelAndView mine(HttpServletRequest request) {
        return new ModelAndView("platform/identity/sessions", Map.of("sessions", sessions.mine(), "current", current(request)));
    }

    private UUID current(HttpServletRequest request) {
        return sessions.current(request).orElseThrow(RefusedRequest::notFound);
    }

    @PostMapping(HOME + "/{id}/end")
    ModelAndView end(@PathVariable UUID id, HttpServletRequest request) {
        Outcome<Integer> outcome = id.equals(current(request)) ? Outcome.refused("session-current", "This is the session you are in: sign out instead.") : sessions.end(id);
        return Pages.act(outcome, HOME, "That session is ended; whoever used it must sign in again.");
    }

    @PostMapping(HOME + "/end-others")
    ModelAndView endOthers(HttpServletRequest request) {
        return Pages.act(sessions.endOthers(current(request)), HOME, "All your other sessions are ended.");
    }
}
