package org.chancery.platform.identity.web;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Tokens;
import org.chancery.platform.identity.Users;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Pages;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** API tokens: issued once to see, listed, revoked. */
@Controller
class TokenPages {

    private final Tokens tokens;
    private final Users users;

    TokenPages(Tokens tokens, Users users) {
        this.tokens = tokens;
        this.users = users;
    }

    @GetMapping("/people/tokens")
    String list(Model model) {
        return page(model, List.of(), null);
    }

    /** The new token is in the answer itself and in no address, so a reload asks before issuing another. */
    @PostMapping("/people/tokens")
    ModelAndView issue(@RequestParam UUID user, @RequestParam String name, @RequestParam int days, Model model) {
        Set<Permission> all = EnumSet.allOf(Permission.class);
        return switch (tokens.issue(new UserId(user), name, all, Duration.ofDays(Math.clamp(days, 1, 366)))) {
            case Outcome.Done<String>(var secret) -> new ModelAndView(page(model, List.of(), secret), model.asMap());
            case Outcome.Refused<String>(var refusals) -> new ModelAndView(page(model, refusals, null), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        };
    }

    @PostMapping("/people/tokens/{id}/revoke")
    ModelAndView revoke(@PathVariable UUID id) {
        return Pages.act(tokens.revoke(id), "/people/tokens", "The token is revoked.");
    }

    private String page(Model model, List<Refusal> refusals, @Nullable String secret) {
        model.addAttribute("tokens", tokens.all());
        model.addAttribute("users", users.all().stream().filter(user -> user.status().equals("ACTIVE"))
                .map(user -> Option.of(user.id().toString(), user.name())).collect(Collectors.toList()));
        model.addAttribute("refusals", refusals);
        model.addAttribute("secret", secret);
        return "platform/identity/tokens";
    }
}
