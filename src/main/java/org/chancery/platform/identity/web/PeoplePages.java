package org.chancery.platform.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.chancery.platform.firm.OfficeId;
import org.chancery.platform.firm.Offices;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Invitations;
import org.chancery.platform.identity.Invitations.Made;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.PermissionChanges;
import org.chancery.platform.identity.SecondFactors;
import org.chancery.platform.identity.SignIns;
import org.chancery.platform.identity.Users;
import org.chancery.platform.identity.Users.NewUser;
import org.chancery.platform.identity.WebSessions;
import org.chancery.platform.web.Department;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.NavItem;
import org.chancery.platform.web.NavigationSource;
import org.chancery.platform.web.RefusedRequest;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who works here, what each may do and why; adding people, changing their roles, ending their access. */
@Controller
public class PeoplePages implements NavigationSource {

    private final Users users;
    private final SecondFactors factors;
    private final WebSessions sessions;
    private final PermissionChanges changes;
    private final Invitations invitations;
    private final SignIns signIns;
    private final Offices offices;

    PeoplePages(Users users, SecondFactors factors, WebSessions sessions, PermissionChanges changes, Invitations invitations, SignIns signIns, Offices offices) {
        this.offices = offices;
        this.invitations = invitations;
        this.signIns = signIns;
        this.users = users;
        this.factors = factors;
        this.sessions = sessions;
        this.changes = changes;
    }

    /** What was typed into the form for a new person. */
    public record PersonForm(String name, String email, String title, @Nullable Boolean timekeeper, List<String> roles, @Nullable OfficeId officeId) {
        public PersonForm {
            roles = roles == null ? List.of() : List.copyOf(roles);
        }

        NewUser asked() {
            return new NewUser(email, name, title, Actor.Kind.PERSON, recordsTime(), false, null, roles);
        }

        /** A box that is not ticked is not sent. */
        public boolean recordsTime() {
            return Boolean.TRUE.equals(timekeeper);
        }
    }

    @Override
    public List<NavItem> items() {
        return List.of(NavItem.of(Department.FIRM, "People", "/people").order(10).chord("g p").permission(Permission.PEOPLE_VIEW.permission()));
    }

    @GetMapping("/people")
    String list(@RequestParam(required = false) @Nullable OfficeId office, Model model) {
        require(Permission.PEOPLE_VIEW);
        model.addAttribute("people", users.all().stream().filter(person -> office == null || person.officeId().equals(office)).toList());
        model.addAttribute("offices", offices.all());
        if (office != null) {
            model.addAttribute("office", offices.find(office).orElseThrow(RefusedRequest::notFound));
        }
        model.addAttribute("mayManage", Actors.current().may(Permission.PEOPLE_MANAGE));
        model.addAttribute("invited", invitations.withoutPassword());
        return "platform/identity/people";
    }

    @GetMapping("/people/new")
    String add(Model model) {
        require(Permission.PEOPLE_MANAGE);
        return addForm(model, new PersonForm("", "", "", true, List.of(), offices.mine()), List.of());
    }

    /** The link for the new person is in the answer itself and in no address. */
    @PostMapping("/people")
    ModelAndView added(PersonForm form, Model model, HttpServletRequest request) {
        return switch (invitations.invite(form.asked(), form.officeId())) {
            case Outcome.Done<Made>(var made) -> InvitationPages.link(made, signIns, request).addObject("waits", waits(made.user()));
            case Outcome.Refused<Made>(var refusals) -> refused(model, addForm(model, form, refusals));
        };
    }

    @GetMapping("/people/{id}")
    String person(@PathVariable UUID id, Model model) {
        require(Permission.PEOPLE_VIEW);
        return personPage(model, new UserId(id), List.of());
    }

    @PostMapping("/people/{id}/roles")
    ModelAndView roles(@PathVariable UUID id, @RequestParam(required = false) @Nullable List<String> roles, @RequestParam(defaultValue = "") String reason, Model model, RedirectAttributes redirect) {
        return answer(users.setRoles(new UserId(id), roles == null ? List.of() : roles, reason),
                user -> waits(user) ? Flash.warning("Asked: it gives permissions, so another person must approve it.") : Flash.done("Roles changed; they hold from the next click."), id, model, redirect);
    }

    @PostMapping("/people/{id}/office")
    ModelAndView moveTo(@PathVariable UUID id, @RequestParam OfficeId officeId, Model model, RedirectAttributes redirect) {
        return answer(users.moveTo(new UserId(id), officeId), _ -> Flash.done("Saved. The calendar and the numbers of that office hold from the next click."), id, model, redirect);
    }

    private boolean waits(UserId user) {
        return !changes.waitingFor(user.value()).isEmpty();
    }

    @PostMapping("/people/{id}/leave")
    ModelAndView leave(@PathVariable UUID id, Model model, RedirectAttributes redirect) {
        return answer(users.leave(new UserId(id)), _ -> Flash.done("Access ended."), id, model, redirect);
    }

    private ModelAndView answer(Outcome<UserId> outcome, Function<UserId, Flash> said, UUID id, Model model, RedirectAttributes redirect) {
        return switch (outcome) {
            case Outcome.Done<UserId>(var user) -> {
                redirect.addFlashAttribute("flash", said.apply(user));
                yield new ModelAndView("redirect:/people/" + id);
            }
            case Outcome.Refused<UserId>(var refusals) -> refused(model, personPage(model, new UserId(id), refusals));
        };
    }

    private String addForm(Model model, PersonForm form, List<Refusal> refusals) {
        model.addAttribute("form", form);
        model.addAttribute("refusals", refusals);
        model.addAttribute("roles", users.roles());
        model.addAttribute("offices", offices.open());
        return "platform/identity/person-new";
    }

    private String personPage(Model model, UserId id, List<Refusal> refusals) {
        model.addAttribute("person", users.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        model.addAttribute("roles", users.roles());
        model.addAttribute("offices", offices.open());
        model.addAttribute("refusals", refusals);
        boolean administrator = Actors.current().may(Permission.PEOPLE_MANAGE);
        model.addAttribute("mayAsk", administrator);
        model.addAttribute("waiting", administrator ? changes.waitingFor(id.value()) : List.of());
        boolean mayManage = administrator && !id.equals(Actors.current().id());
        model.addAttribute("mayManage", mayManage);
        model.addAttribute("hasPassword", !invitations.withoutPassword().contains(id));
        model.addAttribute("links", mayManage ? invitations.open(id) : List.of());
        model.addAttribute("mayMakeLink", mayManage && invitations.isAllowed(id));
        model.addAttribute("factors", mayManage ? factors.of(id) : List.of());
        model.addAttribute("sessions", mayManage ? sessions.of(id) : List.of());
        return "platform/identity/person";
    }

    private static ModelAndView refused(Model model, String template) {
        return new ModelAndView(template, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static void require(Permission permission) {
        if (!Actors.current().may(permission)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }
}
