package org.chancery.platform.identity.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.HeldPermissions;
import org.chancery.platform.identity.HeldPermissions.Held;
import org.chancery.platform.identity.HeldPermissions.Source;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.PermissionChange.Way;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.identity.Users;
import org.chancery.platform.web.Choices;
import org.chancery.platform.web.Column;
import org.chancery.platform.web.Filter;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Listing;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Tone;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** What a person may do and why, and who may do something. */
@Controller
class HeldPages {

    private static final Column<Held> WHO = Column.text("userName", "Who", Held::userName).small(HeldPages::account).link(held -> "/people/" + held.userId()).required();
    private static final Column<Held> MAY = Column.text("permission", "May", Held::title).link(held -> sees("/permissions/" + held.permission())).required();

    static final Listing<Held> EVERYBODY = listing("held-permissions", "Who may do what", List.of(WHO, MAY));
    private static final Listing<Held> OF_A_PERSON = listing("permissions-of-a-person", "Permissions", List.of(MAY));
    private static final Listing<Held> OF_ALL_WHO_MAY = listing("holders-of-a-permission", "Who may", List.of(WHO));

    private static Listing<Held> listing(String key, String title, List<Column<Held>> first) {
        Listing.Builder<Held> listing = Listing.of(key, title, Held.class).sql(HeldPermissions.SQL).row(HeldPermissions::read);
        first.forEach(listing::column);
        return listing
                .column(Column.tag("source", "By a", (Held held) -> held.source().title()).tone(held -> held.source() == Source.EMERGENCY ? Tone.BAD : Tone.PLAIN))
                .column(Column.text("through", "Which", Held::through).link(HeldPages::through).required())
                .column(Column.text("office", "Where", HeldPages::where).unsortable())
                .column(Column.instant("since", "Since", Held::since))
                .column(Column.text("askedByName", "Asked by", Held::askedBy))
                .column(Column.text("decidedByName", "Approved by", HeldPages::approved).link(held -> held.changeId() == null ? null : sees(ChangePages.HOME + "/" + held.changeId())))
                .column(Column.instant("lastUsed", "Last used", Held::lastUsed))
                .filter(Filter.choice("permission", "May", Choices.of(Arrays.stream(Permission.values()).map(each -> Option.of(each.permission(), each.title())).toList())))
                .filter(Filter.choice("source", "By a", Choices.of(Source.class, Source::title)))
                .filter(Filter.reference("userId", "Who", "select name from platform.app_user where id = :id"))
                .filter(Filter.choice("role", "Role", Choices.query("select id::text as value, name as label from platform.role order by name"), "through_id::text in (:role)"))
                .search("user_name ilike :q or through ilike :q or permission ilike :q")
                .sort(first.getFirst() == WHO ? "userName" : "permission")
                .empty("Nobody", "A role that permits it is given on a person's page.")
                .build();
    }

    private final HeldPermissions held;
    private final Users users;
    private final PermissionTabs tabs;
    private final Lists lists;

    HeldPages(HeldPermissions held, Users users, PermissionTabs tabs, Lists lists) {
        this.held = held;
        this.users = users;
        this.tabs = tabs;
        this.lists = lists;
    }

    /** Whoever reads his own permissions is led no further than he may go. */
    private static @Nullable String sees(String address) {
        return seesAll(Actors.current()) ? address : null;
    }

    private static boolean seesAll(Actor me) {
        return me.may(Permission.PEOPLE_MANAGE) || me.may(Permission.AUDIT_VIEW);
    }

    private static @Nullable String account(Held held) {
        return held.kind() == Actor.Kind.SERVICE ? "service account" : null;
    }

    private static String where(Held held) {
        return held.office() == null ? "the whole firm" : "matters of " + held.office();
    }

    private static @Nullable String approved(Held held) {
        return held.way() == Way.ALONE ? held.decidedBy() + ", alone" : held.decidedBy();
    }

    private static @Nullable String through(Held held) {
        return switch (held.source()) {
            case ROLE -> sees("/permissions/roles/" + held.throughId());
            case EMERGENCY -> EmergencyPages.HOME + "/" + held.throughId();
            case TOKEN -> null;
        };
    }

    @GetMapping("/permissions")
    @Requires({Permission.PEOPLE_MANAGE, Permission.AUDIT_VIEW})
    ModelAndView overview() {
        return new ModelAndView("platform/identity/permissions", Map.of("areas", RolePages.byArea(), "holdings", held.overview(), "tabs", tabs.tabs()));
    }

    @GetMapping("/permissions/{permission}")
    @Requires({Permission.PEOPLE_MANAGE, Permission.AUDIT_VIEW})
    ModelAndView who(@PathVariable String permission, ListRequest request) {
        Permission asked = Permission.named(permission).orElseThrow(RefusedRequest::notFound);
        return lists.page(OF_ALL_WHO_MAY, request.with("permission", permission), "platform/identity/permission", Map.of("permission", asked, "tabs", tabs.tabs()));
    }

    /** One's own, and everybody's for who sets roles or reads the history. */
    @GetMapping("/people/{id}/permissions")
    @Requires(Permission.PEOPLE_VIEW)
    ModelAndView what(@PathVariable UUID id, ListRequest request) {
        Actor me = Actors.current();
        if (!me.id().value().equals(id) && !seesAll(me)) {
            throw new AccessDeniedException("needs people.manage or audit.view");
        }
        Users.UserView person = users.find(new UserId(id)).orElseThrow(RefusedRequest::notFound);
        return lists.page(OF_A_PERSON, request.with("userId", id), "platform/identity/person-permissions", Map.of("person", person));
    }
}
