package org.chancery.platform.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.SignIns;
import org.chancery.platform.web.Pages;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The second step of signing in, and signing in by a passkey alone. */
@Controller
class SecondStepPages {

    private final SignIns signIns;

    SecondStepPages(SignIns signIns) {
        this.signIns = signIns;
    }

    @GetMapping("/sign-in/second")
    ModelAndView second(HttpServletRequest request) {
        Actor awaiting = signIns.awaitingFactor(request).orElse(null);
        return awaiting == null ? Pages.goTo(request.getUserPrincipal() == null ? "/sign-in" : "/") : page(awaiting, List.of());
    }

    @PostMapping("/sign-in/second")
    ModelAndView code(@RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response) {
        Actor awaiting = signIns.awaitingFactor(request).orElse(null);
        if (awaiting == null) {
            return Pages.goTo(request.getUserPrincipal() == null ? "/sign-in" : "/");
        }
        return switch (signIns.proveByCode(request, code)) {
            case Outcome.Done<UserId> _ -> Pages.goTo(signIns.onward(request, response));
            case Outcome.Refused<UserId>(var refusals) -> page(awaiting, refusals);
        };
    }

    private static ModelAndView page(Actor awaiting, List<Refusal> refusals) {
        var page = new ModelAndView("platform/identity/second-step");
        page.addObject("name", awaiting.name());
        page.addObject("refusals", refusals);
        page.setStatus(refusals.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /** What the browser needs to look for a passkey. */
    @PostMapping("/sign-in/passkey/options")
    ResponseEntity<String> options(HttpServletRequest request) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(signIns.passkeyRequest(request));
    }

    @PostMapping("/sign-in/passkey")
    ModelAndView passkey(@RequestParam(defaultValue = "") String credential, HttpServletRequest request, HttpServletResponse response) {
        return signIns.signInByPasskey(request, response, credential).isDone() ? Pages.goTo(signIns.onward(request, response)) : Pages.goTo("/sign-in?passkey");
    }
}
