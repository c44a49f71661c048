package org.chancery.platform.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Invitations;
import org.chancery.platform.identity.Invitations.Guest;
import org.chancery.platform.identity.Invitations.Made;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.identity.SignIns;
import org.chancery.platform.identity.Users;
import org.chancery.platform.web.Pages;
import org.chancery.shared.Id;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Links by which people set their own passwords: made by an administrator, opened by whom they invite. */
@Controller
class InvitationPages {

    private final Invitations invitations;
    private final Users users;
    private final SignIns signIns;

    InvitationPages(Invitations invitations, Users users, SignIns signIns) {
        this.invitations = invitations;
        this.users = users;
        this.signIns = signIns;
    }

    @PostMapping("/people/{id}/invitation")
    @Requires(Permission.PEOPLE_MANAGE)
    ModelAndView renew(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, HttpServletRequest request) {
        Outcome<Optional<Made>> outcome = invitations.renew(new UserId(id), reason);
        return outcome instanceof Outcome.Done<Optional<Made>>(var made) && made.isPresent() ? link(made.get(), signIns, request)
                : Pages.act(outcome, "/people/" + id, "Asked: another person must approve it. Then come back here and make the link.");
    }

    /** The link is in this answer alone. */
    static ModelAndView link(Made made, SignIns signIns, HttpServletRequest request) {
        return new ModelAndView("platform/identity/invited", Map.of("made", made, "link", signIns.address(request, "/invitation/" + made.secret())));
    }

    @PostMapping("/people/{id}/invitation/withdraw")
    @Requires(Permission.PEOPLE_MANAGE)
    ModelAndView withdraw(@PathVariable UUID id) {
        return Pages.act(invitations.withdraw(new UserId(id)), "/people/" + id, "The link is withdrawn: it opens nothing any more.");
    }

    @GetMapping("/invitation/{secret}")
    ModelAndView open(@PathVariable String secret) {
        return invitations.guest(secret).map(guest -> page(secret, guest, List.of())).orElseGet(InvitationPages::ended);
    }

    /** A link that never was, was used, ran out or was withdrawn: the answer is the same. */
    private static ModelAndView ended() {
        var page = new ModelAndView("platform/identity/invitation-ended");
        page.setStatus(HttpStatus.NOT_FOUND);
        return page;
    }

    private static ModelAndView page(String secret, Guest guest, List<Refusal> refusals) {
        var page = new ModelAndView("platform/identity/invitation", Map.of("action", "/invitation/" + secret, "guest", guest, "refusals", refusals));
        page.setStatus(refusals.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    @PostMapping("/invitation/{secret}")
    ModelAndView accept(@PathVariable String secret, @RequestParam(defaultValue = "") String password, HttpServletRequest request, HttpServletResponse response) {
        Guest guest = invitations.guest(secret).orElse(null);
        if (guest == null) {
            return ended();
        }
        var person = users.actor(guest.firm(), guest.user()).orElseThrow();
        return switch (Actors.as(person, "invitation " + Id.next(), () -> invitations.accept(secret, password))) {
            case Outcome.Done<UserId> _ -> {
                signIns.openWithoutFactor(guest.firm(), guest.user(), request, response);
                yield Pages.goTo("/");
            }
            case Outcome.Refused<UserId>(var refusals) -> refusals.getFirst().field() == null ? ended() : page(secret, guest, refusals);
        };
    }
}
