package org.chancery.platform.identity.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.identity.Tokens;
import org.chancery.platform.identity.Tokens.Issued;
import org.chancery.platform.identity.Tokens.NewToken;
import org.chancery.platform.identity.Users;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.shared.Outcome;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** API tokens: of the whole firm under People, one's own under the profile. A secret is in the answer that made it, and in no address. */
@Controller
class TokenPages {

    private static final String FIRMS = "/people/tokens";
    private static final String OWN = "/profile/tokens";
    private static final String EVERYTHING = "everything";

    private final Tokens tokens;
    private final Users users;

    TokenPages(Tokens tokens, Users users) {
        this.tokens = tokens;
        this.users = users;
    }

    @GetMapping(FIRMS)
    @Requires(Permission.PEOPLE_MANAGE)
    ModelAndView list() {
        return page(FIRMS, Form.blank(), null);
    }

    @PostMapping(FIRMS)
    @Requires(Permission.PEOPLE_MANAGE)
    ModelAndView issue(Posted posted) {
        return issued(FIRMS, posted);
    }

    @PostMapping(FIRMS + "/{id}/rotate")
    @Requires(Permission.PEOPLE_MANAGE)
    ModelAndView rotate(@PathVariable UUID id, Posted posted) {
        return rotated(FIRMS, id, posted);
    }

    @PostMapping(FIRMS + "/{id}/revoke")
    @Requires(Permission.PEOPLE_MANAGE)
    ModelAndView revoke(@PathVariable UUID id) {
        return Pages.act(tokens.revoke(id), FIRMS, "The token has ended.");
    }

    @GetMapping(OWN)
    ModelAndView mine() {
        return page(OWN, Form.blank(), null);
    }

    @PostMapping(OWN)
    ModelAndView issueOwn(Posted posted) {
        return issued(OWN, posted);
    }

    @PostMapping(OWN + "/{id}/rotate")
    ModelAndView rotateOwn(@PathVariable UUID id, Posted posted) {
        return rotated(OWN, own(id), posted);
    }

    @PostMapping(OWN + "/{id}/revoke")
    ModelAndView revokeOwn(@PathVariable UUID id) {
        return Pages.act(tokens.revoke(own(id)), OWN, "The token has ended.");
    }

    /** Under the profile there is nothing of anybody else's, whatever one may do elsewhere. */
    private UUID own(UUID id) {
        return tokens.mine().stream().anyMatch(each -> each.id().equals(id)) ? id : new UUID(0, 0);
    }

    private ModelAndView issued(String home, Posted posted) {
        Outcome<NewToken> asked = posted.read(f -> new NewToken(home.equals(OWN) ? Actors.current().id() : f.id("user", UserId::of), f.text("name"), scopes(f),
                Duration.ofDays(f.number("days")), f.numberOrNull("requestsPerMinute")));
        return switch (asked.flatMap(tokens::issue)) {
            case Outcome.Done<Issued>(var issued) -> page(home, Form.blank(), issued);
            case Outcome.Refused<Issued>(var refusals) -> {
                ModelAndView again = page(home, posted.form(refusals), null);
                again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                yield again;
            }
        };
    }

    private static Set<Permission> scopes(Posted f) {
        List<String> ticked = f.all("scopes");
        Set<Permission> scopes = ticked.contains(EVERYTHING) ? EnumSet.allOf(Permission.class)
                : ticked.stream().map(Permission::named).flatMap(Optional::stream).collect(Collectors.toSet());
        if (scopes.isEmpty()) {
            f.refuse("scopes", "required", "Say what the token may do.");
        }
        return scopes.containsAll(EnumSet.allOf(Permission.class)) ? Actors.current().permissions() : scopes;
    }

    private ModelAndView rotated(String home, UUID id, Posted posted) {
        Outcome<Issued> outcome = posted.read(f -> Duration.ofHours(f.number("grace"))).flatMap(grace -> tokens.rotate(id, grace));
        return outcome instanceof Outcome.Done<Issued>(var issued) ? page(home, Form.blank(), issued) : Pages.act(outcome, home, "");
    }

    private ModelAndView page(String home, Form form, @Nullable Issued issued) {
        var page = new ModelAndView("platform/identity/tokens", Map.of("home", home, "own", home.equals(OWN), "form", form,
                "tokens", home.equals(OWN) ? tokens.mine() : tokens.all(), "owners", home.equals(OWN) ? List.of() : owners(), "scopes", offered()));
        return page.addObject("issued", issued);
    }

    /** Oneself and the service accounts: nobody holds another person's token. */
    private List<Option> owners() {
        UserId me = Actors.current().id();
        List<Option> owners = new ArrayList<>();
        users.all().stream().filter(user -> user.status().equals("ACTIVE") && (user.kind() == Actor.Kind.SERVICE || user.id().equals(me)))
                .forEach(user -> owners.add(Option.of(user.id().toString(), user.id().equals(me) ? user.name() + " (you)" : user.name() + " (service account)")));
        return Collections.unmodifiableList(owners);
    }

    private static List<Permission> offered() {
        return Actors.current().permissions().stream().sorted().toList();
    }
}
