package org.chancery.platform.identity.web;

import jakarta.servlet.http.HttpSession;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.chancery.platform.firm.Jurisdictions;
import org.chancery.platform.identity.DirectorySignIn;
import org.chancery.platform.identity.Founding;
import org.chancery.platform.identity.Founding.NewFirm;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Pages;
import org.chancery.shared.Moneys;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sign-in, and the first page of an installation, which makes the firm and its first user. */
@Controller
class SignInPages {

    /** Where a session keeps the page that was asked for before signing in. */
    private static final String WANTED = "SPRING_SECURITY_SAVED_REQUEST";

    private final Founding founding;
    private final DirectorySignIn directory;
    private final Jurisdictions jurisdictions;

    SignInPages(Founding founding, DirectorySignIn directory, Jurisdictions jurisdictions) {
        this.jurisdictions = jurisdictions;
        this.directory = directory;
        this.founding = founding;
    }

    @GetMapping("/sign-in")
    String signIn(@RequestParam Map<String, String> query, Model model) {
        if (founding.isDue()) {
            return "redirect:/welcome";
        }
        model.addAttribute("refusals", refusals(query));
        model.addAttribute("bye", query.containsKey("bye"));
        model.addAttribute("directories", directory.names());
        return "platform/identity/sign-in";
    }

    @GetMapping("/sign-in/directory")
    ModelAndView toDirectory(@RequestParam(defaultValue = "directory") String of) {
        return Pages.goTo(directory.way(of));
    }

    private List<Refusal> refusals(Map<String, String> query) {
        String refused = directory.names().isEmpty() ? null : directory.words(query.getOrDefault("directory", ""), query.getOrDefault("of", ""));
        if (refused != null) {
            return List.of(Refusal.of("directory-refused", refused));
        }
        if (query.containsKey("wait")) {
            return List.of(Refusal.of("sign-in-throttled", "Too many failed tries for this address, or from this network. Wait " + wait(query.getOrDefault("wait", ""))
                    + ", then try again; each further failure doubles the wait. An administrator of your firm can end it sooner."));
        }
        if (query.containsKey("passkey")) {
            return List.of(Refusal.of("passkey-refused", "This passkey was not accepted here. Try again, or sign in with your password."));
        }
        return query.containsKey("wrong") ? List.of(Refusal.of("sign-in-failed", "This e-mail address and password do not belong together.")) : List.of();
    }

    /** From an address that anybody may have typed. */
    private static String wait(String seconds) {
        int wait = seconds.matches("\\d{1,5}") ? Integer.parseInt(seconds) : 0;
        return wait == 0 ? "a little" : wait < 60 ? wait + (wait == 1 ? " second" : " seconds") : (wait + 59) / 60 + (wait == 60 ? " minute" : " minutes");
    }

    @GetMapping("/welcome")
    String welcome(Model model) {
        if (!founding.isDue()) {
            return "redirect:/sign-in";
        }
        String zone = ZoneId.systemDefault().getId();
        return form(model, new NewFirm("", "us-ca", isPlace(zone) ? zone : "America/New_York", Locale.US.toLanguageTag(), "USD", "", "", ""), List.of());
    }

    @PostMapping("/welcome")
    ModelAndView found(@ModelAttribute NewFirm asked, Model model, RedirectAttributes redirect, HttpSession session) {
        if (!founding.isDue()) {
            return new ModelAndView("redirect:/sign-in");
        }
        return switch (founding.found(asked)) {
            case Outcome.Done<Founding.Founded> done -> {
                session.setAttribute(WANTED, new SimpleSavedRequest("/firm/set-up"));
                redirect.addFlashAttribute("flash", Flash.done(asked.firmName() + " is set up. Sign in to begin."));
                yield new ModelAndView("redirect:/sign-in");
            }
            case Outcome.Refused<Founding.Founded>(var refusals) ->
                    new ModelAndView(form(model, asked, refusals), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        };
    }

    private String form(Model model, NewFirm asked, List<Refusal> refusals) {
        model.addAttribute("asked", asked);
        model.addAttribute("refusals", refusals);
        model.addAttribute("jurisdictions", jurisdictions.all().stream().map(pack -> Option.of(pack.code(), pack.name())).toList());
        model.addAttribute("zones", ZoneId.getAvailableZoneIds().stream().filter(SignInPages::isPlace).sorted()
                .map(zone -> Option.of(zone, zone.replace('_', ' '))).collect(Collectors.toList()));
        model.addAttribute("currencies", Moneys.currencies().stream().map(unit -> Option.of(unit.getCode(), unit.getCode())).toList());
        return "platform/identity/welcome";
    }

    /** A city's zone, which knows its summer time; not {@code UTC} or {@code Etc/GMT+5}. */
    private static boolean isPlace(String zone) {
        return zone.contains("/") && !zone.startsWith("Etc/") && !zone.startsWith("SystemV/");
    }
}
