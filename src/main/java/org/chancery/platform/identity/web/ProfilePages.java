package org.chancery.platform.identity.web;

import java.util.List;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Notices;
import org.chancery.platform.identity.Users;
import org.chancery.platform.web.Flash;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a person sees and changes of their own account. */
@Controller
class ProfilePages {

    private final Users users;
    private final Notices notices;

    ProfilePages(Users users, Notices notices) {
        this.notices = notices;
        this.users = users;
    }

    @GetMapping("/profile")
    String profile(Model model) {
        return page(model, List.of());
    }

    @PostMapping("/profile/password")
    ModelAndView changePassword(@RequestParam String current, @RequestParam String password, Model model, RedirectAttributes redirect) {
        return switch (users.changePassword(current, password)) {
            case Outcome.Done<UserId> done -> {
                redirect.addFlashAttribute("flash", Flash.done("Your password is changed."));
                yield new ModelAndView("redirect:/profile");
            }
            case Outcome.Refused<UserId>(var refusals) -> new ModelAndView(page(model, refusals), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        };
    }

    private String page(Model model, List<Refusal> refusals) {
        model.addAttribute("person", users.find(Actors.current().id()).orElseThrow());
        model.addAttribute("roles", users.roles());
        model.addAttribute("refusals", refusals);
        model.addAttribute("unseen", notices.unseen().size());
        return "platform/identity/profile";
    }
}
