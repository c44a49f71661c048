package org.chancery.platform.identity.web;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Permission.Area;
import org.chancery.platform.identity.PermissionChanges;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.identity.RoleId;
import org.chancery.platform.identity.Roles;
import org.chancery.platform.identity.Roles.RoleChange;
import org.chancery.platform.identity.Roles.RoleDetails;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The firm's roles: what each permits, who has it, and changing that. */
@Controller
class RolePages {

    private static final String HOME = "/permissions/roles";

    private final Roles roles;
    private final PermissionChanges changes;
    private final PermissionTabs tabs;

    RolePages(Roles roles, PermissionChanges changes, PermissionTabs tabs) {
        this.roles = roles;
        this.changes = changes;
        this.tabs = tabs;
    }

    /** All permissions, by what they are about. */
    static Map<Area, List<Permission>> byArea() {
        return Arrays.stream(Permission.values()).collect(Collectors.groupingBy(Permission::area, TreeMap::new, Collectors.toList()));
    }

    @GetMapping(HOME)
    @Requires({Permission.PEOPLE_MANAGE, Permission.AUDIT_VIEW})
    ModelAndView list() {
        return new ModelAndView("platform/identity/roles", Map.of("roles", roles.all(), "tabs", tabs.tabs()));
    }

    @GetMapping(HOME + "/new")
    @Requires(Permission.PEOPLE_MANAGE)
    ModelAndView blank() {
        return newForm(Form.blank());
    }

    private ModelAndView newForm(Form form) {
        return new ModelAndView("platform/identity/role-new", Map.of("form", form, "chosen", chosen(form, List.of()), "areas", byArea()));
    }

    @PostMapping(HOME)
    @Requires(Permission.PEOPLE_MANAGE)
    ModelAndView add(Posted posted) {
        return Pages.answer(posted.read(f -> read(f, "A new role")).flatMap(roles::add), id -> HOME + "/" + id, _ -> Flash.done("The role is made; nobody has it yet."), posted, this::newForm);
    }

    @GetMapping(HOME + "/{id}")
    @Requires({Permission.PEOPLE_MANAGE, Permission.AUDIT_VIEW})
    ModelAndView show(@PathVariable RoleId id) {
        return page(id, Form.blank());
    }

    private ModelAndView page(RoleId id, Form form) {
        RoleDetails role = roles.find(id).orElseThrow(RefusedRequest::notFound);
        boolean mayChange = Actors.current().may(Permission.PEOPLE_MANAGE) && role.retiredAt() == null;
        return new ModelAndView("platform/identity/role", Map.of("role", role, "form", form, "chosen", chosen(form, role.permissions()), "areas", byArea(),
                "waiting", changes.waitingFor(id.value()), "mayChange", mayChange));
    }

    /** What is ticked: what was sent, or else what is so now. */
    private static Set<String> chosen(Form form, List<Permission> now) {
        return form.typed().isEmpty() ? now.stream().map(Permission::permission).collect(Collectors.toSet()) : Set.copyOf(form.typed().getOrDefault("permissions", List.of()));
    }

    @PostMapping(HOME + "/{id}")
    @Requires(Permission.PEOPLE_MANAGE)
    ModelAndView change(@PathVariable RoleId id, Posted posted) {
        return Pages.answer(posted.read(f -> read(f, "")).flatMap(wanted -> roles.change(id, wanted)), _ -> HOME + "/" + id, _ -> said(id), posted, form -> page(id, form));
    }

    private Flash said(RoleId id) {
        return changes.waitingFor(id.value()).isEmpty() ? Flash.done("The role is changed; it holds from everybody's next click.")
                : Flash.warning("Asked: it gives somebody permissions, so another person must approve it.");
    }

    private static RoleChange read(Posted posted, String usualReason) {
        String purpose = posted.textOrNull("purpose");
        String reason = posted.textOrNull("reason");
        return new RoleChange(posted.text("name"), purpose == null ? "" : purpose, permissions(posted, "permissions"), posted.flag("was") ? permissions(posted, "was") : null,
                reason == null ? usualReason : reason);
    }

    private static Set<Permission> permissions(Posted posted, String field) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        posted.all(field).forEach(name -> Permission.named(name).ifPresentOrElse(permissions::add, () -> {
            if (!name.equals("none")) {
                posted.refuse("permissions", "permission-unknown", "There is no permission “" + name + "”.");
            }
        }));
        return permissions;
    }

    @PostMapping(HOME + "/{id}/retire")
    @Requires(Permission.PEOPLE_MANAGE)
    ModelAndView retire(@PathVariable RoleId id) {
        return Pages.act(roles.retire(id), HOME + "/" + id, "The role is retired; nobody has it any more.");
    }

    @PostMapping(HOME + "/{id}/restore")
    @Requires(Permission.PEOPLE_MANAGE)
    ModelAndView restore(@PathVariable RoleId id) {
        return Pages.act(roles.restore(id), HOME + "/" + id, "The role can be given again; nobody has it yet.");
    }
}
