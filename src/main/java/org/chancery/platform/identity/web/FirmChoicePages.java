package org.chancery.platform.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chancery.platform.identity.FirmChoices;
import org.chancery.platform.identity.FirmChoices.Choice;
import org.chancery.platform.identity.SignIns;
import org.chancery.platform.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Which firm is meant by an address and a password that belong to people of several. */
@Controller
class FirmChoicePages {

    private final FirmChoices choices;
    private final SignIns signIns;

    FirmChoicePages(FirmChoices choices, SignIns signIns) {
        this.choices = choices;
        this.signIns = signIns;
    }

    @GetMapping("/sign-in/firm")
    ModelAndView ask(HttpServletRequest request) {
        List<Choice> open = choices.open(request);
        return open.isEmpty() ? Pages.goTo("/sign-in") : new ModelAndView("platform/identity/which-firm", Map.of("choices", open));
    }

    @PostMapping("/sign-in/firm")
    ModelAndView chosen(@RequestParam UUID firm, HttpServletRequest request, HttpServletResponse response) {
        return choices.choose(firm, request, response) ? Pages.goTo(signIns.onward(request, response)) : Pages.goTo("/sign-in");
    }
}
