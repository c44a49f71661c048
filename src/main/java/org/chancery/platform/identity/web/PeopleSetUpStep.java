package org.chancery.platform.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chancery.platform.firm.OfficeId;
import org.chancery.platform.firm.Offices;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Invitations;
import org.chancery.platform.identity.Invitations.Made;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.PermissionChanges;
import org.chancery.platform.identity.SignIns;
import org.chancery.platform.identity.Users;
import org.chancery.platform.identity.Users.UserView;
import org.chancery.platform.identity.web.PeoplePages.PersonForm;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.SetUpStep;
import org.chancery.shared.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The step of setting up that invites people, one after the other. */
@Component
class PeopleSetUpStep implements SetUpStep {

    private final Users users;
    private final Invitations invitations;
    private final PermissionChanges changes;
    private final Offices offices;
    private final SignIns signIns;
    private final HttpServletRequest request;

    PeopleSetUpStep(Users users, Invitations invitations, PermissionChanges changes, Offices offices, SignIns signIns, HttpServletRequest request) {
        this.users = users;
        this.invitations = invitations;
        this.changes = changes;
        this.offices = offices;
        this.signIns = signIns;
        this.request = request;
    }

    @Override
    public String key() {
        return "people";
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public String title() {
        return "People";
    }

    @Override
    public String why() {
        return "Invite those who work here. Bills and reconciliations are approved by another person than prepared them.";
    }

    @Override
    public String permission() {
        return Permission.PEOPLE_MANAGE.permission();
    }

    @Override
    public View view(@Nullable Form form) {
        PersonForm filled = form == null ? new PersonForm("", "", "", true, List.of(), offices.mine())
                : new PersonForm(form.text("name"), form.text("email"), form.text("title"), form.checked("timekeeper"),
                        form.typed().getOrDefault("roles", List.of()), form.id("officeId", OfficeId::of).orElse(null));
        return new View("platform/identity/set-up-people.jte", Map.of("form", filled, "roles", users.roles(), "offices", offices.open(),
                "refusals", form == null ? List.of() : form.refusals(), "there", people()));
    }

    private List<UserView> people() {
        return users.all().stream().filter(user -> user.kind() == Actor.Kind.PERSON && user.status().equals("ACTIVE")).toList();
    }

    /** Left empty by a firm of several people, it goes on. */
    @Override
    public Outcome<Saved> save(Posted posted) {
        if (posted.textOrNull("name") == null && posted.textOrNull("email") == null && people().size() > 1) {
            return Outcome.done(Saved.QUIETLY);
        }
        return posted.read(PeopleSetUpStep::read).flatMap(form -> invitations.invite(form.asked(), form.officeId())).map(this::link);
    }

    private static PersonForm read(Posted f) {
        return new PersonForm(text(f, "name"), text(f, "email"), text(f, "title"), f.flag("timekeeper"), f.all("roles"), f.idOrNull("officeId", OfficeId::of));
    }

    private static String text(Posted f, String field) {
        return Objects.requireNonNullElse(f.textOrNull(field), "");
    }

    private Saved link(Made made) {
        Map<String, Object> model = new HashMap<>(Map.of("made", made, "link", signIns.address(request, "/invitation/" + made.secret()),
                "waits", !changes.waitingFor(made.user().value()).isEmpty()));
        return new Saved(new View("platform/identity/invited-link.jte", model));
    }
}
