package org.chancery.platform.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chancery.platform.identity.Notices;
import org.chancery.platform.identity.SecondFactors;
import org.chancery.platform.identity.SignIns;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.shared.Outcome;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** A person's own second factors and recovery codes, and what they must be told of their account. */
@Controller
class SecurityPages {

    private static final String HOME = "/profile/security";

    private final SecondFactors factors;
    private final SignIns signIns;
    private final Notices notices;

    SecurityPages(SecondFactors factors, SignIns signIns, Notices notices) {
        this.factors = factors;
        this.signIns = signIns;
        this.notices = notices;
    }

    @GetMapping(HOME)
    ModelAndView security() {
        return home(Form.blank());
    }

    private ModelAndView home(Form form) {
        return new ModelAndView("platform/identity/security", Map.of("factors", factors.mine(), "codesLeft", factors.recoveryCodesLeft(), "form", form));
    }

    @PostMapping(HOME + "/app")
    ModelAndView beginApp() {
        return Pages.act(factors.begin(), HOME + "/app", "Scan the picture with your authenticator app.");
    }

    @GetMapping(HOME + "/app")
    ModelAndView app() {
        return appForm(Form.blank());
    }

    private ModelAndView appForm(Form form) {
        return factors.begun().map(begun -> new ModelAndView("platform/identity/factor-app", Map.of("begun", begun, "form", form))).orElseGet(() -> Pages.goTo(HOME));
    }

    @PostMapping(HOME + "/app/confirm")
    ModelAndView confirmApp(Posted posted, HttpServletRequest request) {
        return codesOr(posted.read(f -> f.text("code")).flatMap(code -> signIns.enrolApp(request, code, name(posted))), posted, this::appForm);
    }

    private static String name(Posted posted) {
        String name = posted.textOrNull("name");
        return name == null ? "" : name;
    }

    /** The first recovery codes, which are in this answer alone; back to the list if there were some already. */
    private static ModelAndView codesOr(Outcome<List<String>> outcome, Posted posted, java.util.function.Function<Form, ModelAndView> again) {
        return switch (outcome) {
            case Outcome.Done<List<String>>(var codes) -> codes.isEmpty() ? Pages.act(outcome, HOME, "Your second factor is set up.") : codes(codes);
            case Outcome.Refused<List<String>>(var refusals) -> {
                ModelAndView page = again.apply(posted.form(refusals));
                page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                yield page;
            }
        };
    }

    private static ModelAndView codes(List<String> codes) {
        return new ModelAndView("platform/identity/recovery-codes", Map.of("codes", codes));
    }

    /** What the browser needs to make a passkey. */
    @PostMapping(HOME + "/passkey/options")
    ResponseEntity<String> passkeyOptions(HttpServletRequest request) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(signIns.passkeyCreation(request));
    }

    @PostMapping(HOME + "/passkey")
    ModelAndView passkey(Posted posted, HttpServletRequest request) {
        String credential = posted.textOrNull("credential");
        return codesOr(signIns.enrolPasskey(request, credential == null ? "" : credential, name(posted)), posted, this::home);
    }

    @PostMapping(HOME + "/factors/{id}/remove")
    ModelAndView remove(@PathVariable UUID id) {
        return Pages.act(factors.remove(id), HOME, "The second factor is removed.");
    }

    @PostMapping(HOME + "/recovery-codes")
    ModelAndView newCodes(Posted posted) {
        return codesOr(factors.newRecoveryCodes(), posted, this::home);
    }

    @GetMapping("/profile/notices")
    ModelAndView told() {
        return new ModelAndView("platform/identity/notices", Map.of("notices", notices.unseen()));
    }

    @PostMapping("/profile/notices")
    ModelAndView seen(HttpServletRequest request, HttpServletResponse response) {
        notices.seen();
        return Pages.goTo(signIns.wanted(request, response));
    }
}
